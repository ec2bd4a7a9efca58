using BinhYen.Communes;
using BinhYen.Site;

namespace BinhYen.Intake.Portal;

/// <summary>The report form: shown, looked over, sent.</summary>
internal static class ReportEndpoints
{
    public static void MapReportForm(this WebApplication app)
    {
        app.MapGet("/bao-tin", ShowAsync).AllowAnonymous().Light();
        app.MapGet("/x/{slug}/bao-tin", ShowAsync).AllowAnonymous().Light();
    }

    private static async Task<IResult> ShowAsync(string? slug, PortalPlace place, CommuneDirectory directory, CancellationToken cancellationToken)
    {
        if (await place.FindAsync(slug, cancellationToken) is not { } commune)
            return slug is null ? Results.Redirect("/") : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        var (settings, _) = await directory.SettingsAsync(commune.Id, cancellationToken);
        return SiteRoom.Page<ReportPage>(new
        {
            Commune = commune,
            Hamlets = await directory.HamletsAsync(commune.Id, cancellationToken),
            Numbers = PortalPages.EmergencyOf(settings),
            Term = settings.UnitTerm,
            settings.OutsideAddress,
            Base = PortalPlace.BaseOf(slug),
            Form = ReportForm.Empty(),
        });
    }
}
