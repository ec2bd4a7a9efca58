using System.Security.Cryptography;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.AspNetCore.DataProtection;

namespace BinhYen.Communes.FirstRun;

/// <summary>Lets only the browser go on that knew the code of the console. A new code ends the sessions of the one before.</summary>
internal sealed class FirstRunSession(FirstRunDesk desk, FirstAccounts accounts, IDataProtectionProvider protection) : IEndpointFilter
{
    private const string Cookie = "by-setup";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await IsOpenAsync(http.RequestAborted) is not { } state) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        if (!Knows(http, state)) return Results.Redirect("/setup");
        var isAfter = http.Request.Path.StartsWithSegments("/setup/done");
        // Finished on another screen in the meantime: there is nothing left to answer.
        return state.CommuneId is not null == isAfter ? await next(context) : Results.Redirect(isAfter ? "/setup/place" : "/setup/done");
    }

    /// <summary>The set-up while it may be used: until an administrator of the new commune has set up the account. Null afterwards.</summary>
    public async Task<FirstRunState?> IsOpenAsync(CancellationToken cancellationToken) =>
        await desk.StateAsync(cancellationToken) is { } state && (state.CommuneId is not { } commune || !await accounts.AdministratorIsReadyAsync(commune, cancellationToken)) ? state : null;

    /// <summary>Gives the browser its session when the code is right. 77 random bits need no brake against guessing.</summary>
    public bool Enter(HttpContext http, FirstRunState state, string? code)
    {
        if (!CryptographicOperations.FixedTimeEquals(FirstAccounts.HashOf(code), state.CodeHash)) return false;
        http.Response.Cookies.Append(Cookie, Protector.Protect(Convert.ToHexString(state.CodeHash)), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/setup", MaxAge = TimeSpan.FromDays(14),
        });
        return true;
    }

    public bool Knows(HttpContext http, FirstRunState state)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { } cookie && Protector.Unprotect(cookie) == Convert.ToHexString(state.CodeHash);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private IDataProtector Protector => protection.CreateProtector("first-run.session");
}
