using BinhYen.Confidentiality;

namespace BinhYen.Intake.Portal;

/// <summary>The residents' pages on the web.</summary>
internal static class PortalSetup
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PortalPlace>();
        builder.Services.AddScoped<PendingFiles>();
        builder.Services.AddScoped<SendReport>();
        builder.Services.AddScoped<OwnThread>();
        builder.Services.AddScoped<ApartReport>();
        builder.Services.AddScoped<IApartWords>(services => services.GetRequiredService<ApartReport>());
        builder.Services.AddScoped<ThreadPace>();
        builder.Services.AddScoped<ReceiptScreen>();
        builder.Services.AddSingleton<LookupPace>();
        builder.Services.AddSingleton(typeof(SealedCookie<>));
    }

    public static void MapPortal(this WebApplication app)
    {
        app.MapPortalPages();
        app.MapReportForm();
        app.MapReceipt();
        app.MapLookup();
        app.MapThread();
        app.MapMyData();
        app.MapConsentSlip();
        app.MapGenuine();
        app.MapCheckReceipt();
        app.MapJoin();
        app.MapQuickExit();
    }
}
