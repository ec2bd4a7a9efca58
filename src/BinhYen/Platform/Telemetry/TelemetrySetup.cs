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

    // The library sets room aside for 2,000 combinations of tags for each of some two hundred instruments, forty megabytes of nothing.
    private const int MostSeries = 60;

    /// <summary>Requests are told apart by address, method and answer.</summary>
    private const int MostRequestSeries = 2_000;

    public static void AddTelemetry(this WebApplicationBuilder builder, BinhYenOptions options)
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
            .Enrich.With<WithoutAddress>()
            .WriteTo.Console(new WithoutChats(new CompactJsonFormatter()), standardErrorFromLevel: LogEventLevel.Verbose));

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("binhyen"));
        // The collector's address is the standard variable; without one nothing leaves the machine (P-14), and nothing is counted or traced for nobody.
        var hasCollector = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        if (hasCollector || options.AdminPort is not null)
            telemetry.WithMetrics(metrics => metrics
                .AddMeter(BinhYenMeter.Name).AddMeter("Microsoft.Orleans")
                .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation()
                .AddView(instrument => new MetricStreamConfiguration { CardinalityLimit = instrument.Name.StartsWith("http.server.", StringComparison.Ordinal) ? MostRequestSeries : MostSeries })
                .AddPrometheusExporter());
        if (hasCollector)
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
