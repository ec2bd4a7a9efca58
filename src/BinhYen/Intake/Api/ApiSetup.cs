using System.Text.Json.Serialization;
using Scalar.AspNetCore;

namespace BinhYen.Intake.Api;

/// <summary>The API, its description and the page to read and try it.</summary>
internal static class ApiSetup
{
    public static void AddReportApi(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        builder.Services.AddOpenApi("v1", api => api.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "BinhYen API";
            document.Info.Description = "Hand reports in and follow them. Send the key in the header X-Api-Key. Identity is never given out.";
            return Task.CompletedTask;
        }));
    }

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/api/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/api/docs", page => page.WithOpenApiRoutePattern("/api/v1.json").WithTitle("BinhYen API")).AllowAnonymous();
    }
}
