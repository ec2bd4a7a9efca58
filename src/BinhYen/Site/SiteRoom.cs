using Microsoft.AspNetCore.Http.HttpResults;

namespace BinhYen.Site;

/// <summary>Layouts, shared components, styles, error pages, security headers.</summary>
internal static class SiteRoom
{
    public static void AddSite(this WebApplicationBuilder builder)
    {
        // Vietnamese letters stay letters: an escaped "ế" is seven bytes on a slow line.
        builder.Services.AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "by-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
        });
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddProblemDetails();
    }

    public static void UseSite(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error", SuppressDiagnosticsCallback = failed => UnreadableRequest.StatusOf(failed.Exception) is not null,
        });
        app.UseStatusCodePages(UnreadableRequest.FillEmptyAsync);
        app.UseMiddleware<LightPage>();
    }

    public static void MapSite(this WebApplication app)
    {
        app.MapGet("/assets/{name}", StaticAssets.Serve).AllowAnonymous();
        app.Map("/error", UnreadableRequest.Page).AllowAnonymous();
        app.MapFallback(() => Page<NotFoundPage>(StatusCodes.Status404NotFound)).AllowAnonymous();
    }

    /// <summary>Renders a page component as a whole document, without streaming, so that it needs no script.</summary>
    public static IResult Page<TPage>(object? parameters = null)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        parameters is null
            ? new RazorComponentResult<TPage> { PreventStreamingRendering = true }
            : new RazorComponentResult<TPage>(parameters) { PreventStreamingRendering = true };

    /// <summary>Serves the endpoint's page compressed and weighed. Only for pages without anybody's words or code.</summary>
    public static TBuilder Light<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new LightPage.Mark());

    /// <summary>Marks an address of staff that takes a spreadsheet; the page that asks for the file stands at the same address.</summary>
    public static TBuilder TakesSpreadsheet<TBuilder>(this TBuilder endpoint, int mostBytes)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new SpreadsheetMark(mostBytes));

    /// <summary>The same with a status code other than 200.</summary>
    public static IResult Page<TPage>(int statusCode, object? parameters = null)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new RazorComponentResult<TPage>(parameters ?? new { }) { PreventStreamingRendering = true, StatusCode = statusCode };
}
