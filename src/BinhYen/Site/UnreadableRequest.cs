using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace BinhYen.Site;

/// <summary>
/// Tells a request that cannot be read (zero characters, broken parts, larger than allowed, cut off) from a fault of ours: the
/// first is answered in words with 4xx and is no error in the log, whoever sends it and however often. The same holds for words
/// written into a record whose key was destroyed meanwhile: by the reporter's wish, a retention rule, a secret handed on; and for two people who
/// write the same at one moment, where the use case has no better answer.
/// </summary>
internal static class UnreadableRequest
{
    private const int Megabyte = 1024 * 1024;

    // What the server takes where no address says otherwise.
    private const long UsualMostBytes = 30_000_000;

    /// <summary>The status to answer with; null when the fault is ours.</summary>
    public static int? StatusOf(Exception? failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status400BadRequest,
        RecordKeyGoneException => StatusCodes.Status410Gone,
        _ when Collision.Is(failure) => StatusCodes.Status409Conflict,
        AntiforgeryValidationException { InnerException: { } inner } => StatusOf(inner),
        _ => null,
    };

    /// <summary>The page for what went wrong in this request.</summary>
    public static IResult Page(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>() is { } failed && StatusOf(failed.Error) is { } status
        ? Page(context, status, failed.Endpoint, failed.Path)
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
                ? Page(context, context.Response.StatusCode, context.GetEndpoint(), context.Request.Path).ExecuteAsync(context)
                : Task.CompletedTask;
    }

    // Residents send photos, the staff files: each reads what to make smaller. No referrer is ever sent, so the way back is the address itself.
    private static IResult Page(HttpContext context, int status, Endpoint? endpoint, string path)
    {
        var sheet = endpoint?.Metadata.GetMetadata<SpreadsheetMark>();
        if (status is not StatusCodes.Status413PayloadTooLarge || sheet is null && !IsOfStaff(endpoint)) return SiteRoom.Page<UnreadablePage>(status, new { Status = status });
        var most = sheet?.MostBytes ?? context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? UsualMostBytes;
        var back = sheet is not null || HasPage(context, endpoint) ? path : "/desk";
        return SiteRoom.Page<TooLargePage>(status, new { IsSpreadsheet = sheet is not null, Megabytes = (int)(most / Megabyte), Back = back });
    }

    private static bool IsOfStaff(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    // Whether the address that took the form can be opened too.
    private static bool HasPage(HttpContext context, Endpoint? endpoint) => endpoint is RouteEndpoint { RoutePattern.RawText: var pattern }
        && context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Any(e => e.RoutePattern.RawText == pattern && e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is true);
}
