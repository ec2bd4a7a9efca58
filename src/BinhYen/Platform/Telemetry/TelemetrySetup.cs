using BinhYen.Platform.Settings;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace BinhYen.Platform.Telemetry;

/// <summary>Logs, metrics, traces and health. None of them ever holds a resident's words, name, number or code.</summary>
internal static class TelemetrySetup
{
    /// <summary>Checks with this tag decide whether the copy can take requests.</summary>
    public const string Ready = "ready";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Host.UseSerilog((_, log) => log
            .MinimumLevel.Is(LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // It warns on every page with a form that it set Cache-Control, which is what we want.
            .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Error)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Orleans", LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose));

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("binhyen"))
            .WithMetrics(metrics => metrics
                .AddMeter(BinhYenMeter.Name).AddMeter("Microsoft.Orleans")
                .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        // The collector's address is the standard variable; without one nothing leaves the machine (P-14), and no trace is made for nobody.
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            telemetry.WithTracing(traces => traces
                .AddSource(BinhYenMeter.Name).AddSource("Microsoft.Orleans.Application")
                .AddAspNetCoreInstrumentation(Redaction.Apply).AddHttpClientInstrumentation(Redaction.Apply));
            telemetry.UseOtlpExporter();
        }

        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [Ready]);
    }

    public static void UseTelemetry(this WebApplication app) => app.UseRouting();

    public static void MapTelemetry(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<BinhYenOptions>();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
        if (options.AdminPort is { } port)
            app.MapPrometheusScrapingEndpoint("/metrics").RequireHost($"localhost:{port}", $"127.0.0.1:{port}").AllowAnonymous();
    }
}
