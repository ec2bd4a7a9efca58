namespace BinhYen.Intake.Portal;

/// <summary>The residents' pages on the web.</summary>
internal static class PortalSetup
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PortalPlace>();
    }

    public static void MapPortal(this WebApplication app)
    {
        app.MapPortalPages();
        app.MapReportForm();
    }
}
