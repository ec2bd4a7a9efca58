using BinhYen.Vault;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace BinhYen.Site;

/// <summary>
/// Tells a request that cannot be read (zero characters, broken parts, larger than allowed, cut off) from a fault of ours: the
/// first is answered in words with 4xx and is no error in the log, whoever sends it and however often. The same holds for words
/// written into a record whose key was destroyed meanwhile: by the reporter's wish, a retention rule, a secret handed on.
/// </summary>
internal static class UnreadableRequest
{
    /// <summary>The status to answer with; null when the fault is ours.</summary>
    public static int? StatusOf(Exception? failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status400BadRequest,
        RecordKeyGoneException => StatusCodes.Status410Gone,
        AntiforgeryValidationException { InnerException: { } inner } => StatusOf(inner),
        _ => null,
    };

    /// <summary>The page for what went wrong in this request.</summary>
    public static IResult Page(HttpContext context) => StatusOf(context.Features.Get<IExceptionHandlerFeature>()?.Error) is { } status
        ? SiteRoom.Page<UnreadablePage>(status, new { Status = status })
        : SiteRoom.Page<ErrorPage>(StatusCodes.Status500InternalServerError);

    /// <summary>Turns a form away whose token does not fit, before anybody reads it: the endpoints themselves do not ask again.</summary>
    public static Task RefuseStaleAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } found) return next(context);
        context.Response.StatusCode = StatusOf(found.Error) ?? StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    /// <summary>
    /// Gives an empty refusal of the framework its words: a form whose token is stale, because the page stood open over night or
    /// the browser dropped its cookies, would otherwise end on a blank page.
    /// </summary>
    public static Task FillEmptyAsync(StatusCodeContext empty)
    {
        var context = empty.HttpContext;
        return context.Response.StatusCode is StatusCodes.Status400BadRequest or StatusCodes.Status413PayloadTooLarge
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
                ? SiteRoom.Page<UnreadablePage>(context.Response.StatusCode, new { Status = context.Response.StatusCode }).ExecuteAsync(context)
                : Task.CompletedTask;
    }
}
