using BinhYen.Platform.Pacing;
using BinhYen.Staff;

namespace BinhYen.Intake.Api;

/// <summary>Slows down a program that asks without end. Handing reports in has a limit of its own, behind the reading of what they say.</summary>
internal sealed class ApiReadPace(Pace paces, PaceLimits limits, TimeProvider clock) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) || await CurrentApiKey.BindAsync(http) is not { } key) return await next(context);
        if (paces.Take("api-read", key.JournalName, PaceLimits.Of(limits.ApiReads)) is not { } again) return await next(context);
        http.Response.Headers.RetryAfter = Math.Max(1, (int)(again - clock.GetUtcNow()).TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.Problem(title: "Too many requests. Try again later.", type: "api.too-many", statusCode: StatusCodes.Status429TooManyRequests);
    }
}
