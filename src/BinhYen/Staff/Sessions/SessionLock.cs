using System.Security.Claims;
using BinhYen.Site;
using BinhYen.Staff.SigningIn;
using Microsoft.AspNetCore.Authorization;

namespace BinhYen.Staff.Sessions;

/// <summary>
/// Stands before every page of a locked session. A page asked for is kept as the place to return to; a form sent is
/// kept sealed inside the lock page, so that twenty minutes of writing survive the sixteenth minute.
/// </summary>
internal sealed class SessionLock(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, KeptForms kept)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (context.Features.Get<SessionState>() is not { IsLocked: true } || metadata?.GetMetadata<OpenWhileLocked>() is not null)
        {
            await next(context);
            return;
        }

        if (metadata?.GetMetadata<IAllowAnonymous>() is not null)
        {
            // A stranger's door stays open; behind it a locked screen is nobody, or it would still show a case's pictures.
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            await next(context);
            return;
        }

        var request = context.Request;
        if (!request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            context.Response.StatusCode = StatusCodes.Status423Locked;
        else if (HttpMethods.IsGet(request.Method))
            context.Response.Redirect(ReturnPath.With("/lock", request.Path + request.QueryString));
        else
            await ShowWithFormAsync(context, kept);
    }

    private static async Task ShowWithFormAsync(HttpContext context, KeptForms kept)
    {
        var form = await kept.SealAsync(context);
        await SiteRoom.Page<LockPage>(StatusCodes.Status423Locked, new { Kept = form, LostFiles = form is null || KeptForms.HadFiles(context) }).ExecuteAsync(context);
    }
}
