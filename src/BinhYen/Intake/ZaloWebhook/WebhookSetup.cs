using BinhYen.Platform.Settings;
using BinhYen.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace BinhYen.Intake.ZaloWebhook;

/// <summary>Registers and maps the webhook and its inbox.</summary>
internal static class WebhookSetup
{
    /// <summary>The address to enter on the app's webhook page, behind the public URL.</summary>
    public const string Path = "/zalo/webhook";

    public static void AddWebhook(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(builder.Configuration.GetSection("BinhYen:Quarantine").Get<QuarantineLimits>() ?? new QuarantineLimits());
        services.TryAddSingleton<IInboxListener, NoInboxListener>();
        services.AddSingleton<InboxReader>().AddSingleton<RequeueQuarantine>();
        services.AddSingleton<WebhookState>().AddSingleton<InboxEpochs>().AddSingleton<Quarantine>().AddSingleton<ForgetOldBodies>();
        services.AddSingleton<PrepareEvent>().AddSingleton<Inbox>().AddSingleton<ReceiveWebhook>();
        services.AddSingleton<InboxWriter>(provider => provider.GetRequiredService<BinhYenOptions>().UsesPostgres
            ? new PostgresInboxWriter(provider.GetRequiredService<NpgsqlDataSource>())
            : ActivatorUtilities.CreateInstance<SqliteInboxWriter>(provider));
        services.AddHostedService<InboxSweeper>();
        services.AddHealthChecks().AddCheck<WebhookState>("webhook", tags: [TelemetrySetup.Ready]);
    }

    public static void MapWebhook(this WebApplication app)
    {
        // Straight to the handler: no cookies, no antiforgery, no page headers, its own counter; the signature is the authorisation.
        var webhook = app.Services.GetRequiredService<ReceiveWebhook>();
        app.MapPost(Path, webhook.HandleAsync).AllowAnonymous().DisableAntiforgery().DisableHttpMetrics().ShortCircuit();
        // The console may look whether anybody is there before it saves the address.
        app.MapGet(Path, () => Results.Ok()).AllowAnonymous().ShortCircuit();
    }
}
