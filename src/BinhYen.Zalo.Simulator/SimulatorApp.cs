using System.Text.Json.Serialization;
using BinhYen.Zalo.Simulator.Api;
using BinhYen.Zalo.Simulator.Api.Login;
using BinhYen.Zalo.Simulator.Api.OAuth;
using BinhYen.Zalo.Simulator.Api.Templates;
using BinhYen.Zalo.Simulator.Control;
using BinhYen.Zalo.Simulator.Phone;
using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;
using Microsoft.Extensions.Configuration.Json;
using Scalar.AspNetCore;

namespace BinhYen.Zalo.Simulator;

/// <summary>
/// The simulated Zalo platform as one web application: its OAuth, OA, template and login faces, its webhook deliveries,
/// a control API under <c>/sim</c> and a phone to play on at <c>/</c>.
/// </summary>
public static class SimulatorApp
{
    /// <summary>Builds the application; the caller starts and stops it.</summary>
    /// <param name="args">Command line, for example <c>--urls http://127.0.0.1:5080 --Sim:WebhookUrl=http://…/zalo</c>.</param>
    /// <param name="configure">Settings that win over the command line; also the place for a clock turned by hand.</param>
    public static WebApplication Build(string[] args, Action<SimulatorOptions>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args, ApplicationName = typeof(SimulatorApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Inside another executable, appsettings.json belongs to that one.
        foreach (var foreign in builder.Configuration.Sources.OfType<JsonConfigurationSource>().ToList())
            builder.Configuration.Sources.Remove(foreign);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        var options = new SimulatorOptions();
        builder.Configuration.GetSection("Sim").Bind(options);
        configure?.Invoke(options);
        AddSimulator(builder.Services, options);

        var app = builder.Build();
        app.Use(AnswerUnknownPath);
        app.MapOAuth();
        app.MapOaApi();
        app.MapTemplates();
        app.MapGet("/v2.0/me", ReadPerson.Handle).ExcludeFromDescription();
        app.MapGet("/v2.0/me/info", ReadMiniAppSecret.Handle).ExcludeFromDescription();
        app.MapControl();
        app.MapPhone();
        app.MapOpenApi("/sim/openapi.json").ExcludeFromDescription();
        // Nothing of the page may come from elsewhere: the simulator works without a network.
        app.MapScalarApiReference("/sim/docs", scalar => scalar.WithTitle("Điều khiển máy chủ mô phỏng")
            .WithOpenApiRoutePattern("/sim/openapi.json").DisableDefaultFonts().DisableTelemetry().DisableAgent()
            .DisableMcp().HideClientButton().HideDeveloperTools()).ExcludeFromDescription();
        return app;
    }

    private static void AddSimulator(IServiceCollection services, SimulatorOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new SimulatorClock(options.Clock ?? TimeProvider.System));
        services.AddSingleton<World>().AddSingleton<Faults>().AddSingleton<CallCounter>().AddSingleton<MediaLinks>();
        services.AddSingleton<Postman>().AddSingleton<PostOffice>().AddSingleton<OaEvents>().AddSingleton<GroupEvents>();
        services.AddOpenApi(openApi => openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Điều khiển máy chủ mô phỏng";
            document.Info.Description = "People, chats, switches and records of the simulated Zalo platform.";
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
        });
    }

    /// <summary>Not a fallback route: that would also take calls whose only fault is a missing content type.</summary>
    private static Task AnswerUnknownPath(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync("You are accessing an empty or invalid API");
    }
}
