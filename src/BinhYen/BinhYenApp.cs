using BinhYen.Announcements;
using BinhYen.Campaigns;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Governance;
using BinhYen.Groups;
using BinhYen.Intake;
using BinhYen.Platform.Health;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Pacing;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Telemetry;
using BinhYen.Site;
using BinhYen.Staff;
using BinhYen.Verification;

namespace BinhYen;

/// <summary>The product as one web application: a table of contents of its rooms.</summary>
internal static class BinhYenApp
{
    /// <summary>Composes the application. The caller starts it; the database is brought up to date at start.</summary>
    /// <param name="options">Where data live and how others reach this copy.</param>
    /// <param name="configure">For tests and the demo: replaces services, for example the clock, after the rooms registered theirs.</param>
    /// <param name="urls">Addresses to listen on; null takes them from the configuration.</param>
    public static WebApplication Build(BinhYenOptions options, Action<WebApplicationBuilder>? configure = null, params string[] urls)
    {
        UploadFolder.Prepare(options.DataDirectory);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(BinhYenApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        if (urls.Length > 0) builder.WebHost.UseUrls([.. urls, .. AdminUrl(options)]);

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Pace>();
        builder.Services.AddSingleton(builder.Configuration.GetSection($"{BinhYenOptions.Section}:Limits").Get<PaceLimits>() ?? new PaceLimits());
        builder.AddTelemetry(options);
        builder.AddSilo(options);
        builder.Services.AddPersistence(options);
        builder.Services.AddJournal();
        builder.Services.AddCheckups();
        builder.AddConfidentiality(options);
        builder.AddCommunes();
        builder.AddStaff();
        builder.AddGroups();
        builder.AddCampaigns();
        builder.AddGovernance();
        builder.AddCases();
        builder.AddVerification();
        builder.AddAnnouncements();
        builder.AddConversations();
        builder.AddIntake();
        builder.AddSite();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Services.ReadModelAhead();
        app.UseProxies(options);
        app.UseHostCookies();
        app.UseTelemetry();
        app.UseSite();
        app.UseStaff();
        app.MapTelemetry();
        app.MapSite();
        app.MapStaff();
        app.MapCommunes();
        app.MapConfidentiality();
        app.MapGroups();
        app.MapCampaigns();
        app.MapGovernance();
        app.MapCases();
        app.MapVerification();
        app.MapAnnouncements();
        app.MapConversations();
        app.MapIntake();
        return app;
    }

    // Metrics are for the machine itself: loopback only.
    private static IEnumerable<string> AdminUrl(BinhYenOptions options) => options.AdminPort is { } port ? [$"http://127.0.0.1:{port}"] : [];
}
