using BinhYen.Announcements;
using BinhYen.Communes;
using BinhYen.Platform.Settings;
using BinhYen.Site;

namespace BinhYen.Intake.Portal;

/// <summary>The residents' pages that hold nobody's words: home, chooser, promises, help.</summary>
internal static class PortalPages
{
    public static void MapPortalPages(this WebApplication app)
    {
        app.MapGet("/", HomeAsync).AllowAnonymous().Light();
        app.MapGet("/x/{slug}", HomeAsync).AllowAnonymous().Light();
        app.MapGet("/cam-ket", async (PortalPlace place, CancellationToken cancellationToken) =>
            SiteRoom.Page<PromisesPage>(new { Commune = await place.FindAsync(null, cancellationToken) })).AllowAnonymous().Light();
        app.MapGet("/ho-tro", HelpAsync).AllowAnonymous().Light();
        app.MapGet("/guong-tot", GoodDeedsAsync).AllowAnonymous().Light();
        app.MapGet("/x/{slug}/guong-tot", GoodDeedsAsync).AllowAnonymous().Light();
        app.MapGet("/tim-nguoi", MissingAsync).AllowAnonymous();
        app.MapGet("/x/{slug}/tim-nguoi", MissingAsync).AllowAnonymous();
        app.MapGet("/tim-nguoi/{id:guid}/anh", async (Guid id, MissingBulletin bulletin, CancellationToken cancellationToken) =>
            await bulletin.PictureAsync(id, cancellationToken) is { } picture ? Results.Bytes(picture, "image/jpeg") : Results.NotFound()).AllowAnonymous();
    }

    private static async Task<IResult> HelpAsync(PortalPlace place, CommuneDirectory directory, Translations translations, BinhYenOptions options, CancellationToken cancellationToken)
    {
        var commune = await place.FindAsync(null, cancellationToken);
        var term = commune is null ? "thôn" : (await directory.SettingsAsync(commune.Id, cancellationToken)).Values.UnitTerm;
        IReadOnlyList<ToldTranslation> others = commune is null ? [] : await translations.OfGuideAsync(commune.Id, cancellationToken);
        return SiteRoom.Page<HelpPage>(new { Commune = commune, Address = options.PublicUrl, Term = term, Others = others });
    }

    private static async Task<IResult> GoodDeedsAsync(string? slug, PortalPlace place, Bulletin bulletin, CancellationToken cancellationToken) =>
        await place.FindAsync(slug, cancellationToken) is { } commune
            ? SiteRoom.Page<GoodDeedsPage>(new { Commune = commune, Told = await bulletin.OfAsync(commune.Id, cancellationToken), Base = PortalPlace.BaseOf(slug) })
            : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    private static async Task<IResult> MissingAsync(string? slug, PortalPlace place, MissingBulletin bulletin, CancellationToken cancellationToken) =>
        await place.FindAsync(slug, cancellationToken) is { } commune
            ? SiteRoom.Page<MissingPeoplePage>(new { Commune = commune, Told = await bulletin.OfAsync(commune.Id, cancellationToken), Base = PortalPlace.BaseOf(slug) })
            : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    private static async Task<IResult> HomeAsync(string? slug, string? tim, PortalPlace place, CommuneDirectory directory, CancellationToken cancellationToken)
    {
        var commune = await place.FindAsync(slug, cancellationToken);
        if (commune is null)
        {
            if (slug is null && (await directory.AllAsync(cancellationToken)).Count == 0) return SiteRoom.Page<NotSetUpPage>();
            return slug is null
                ? SiteRoom.Page<ChooserPage>(new { Communes = await directory.AllAsync(cancellationToken), Sought = tim })
                : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        }

        var (settings, _) = await directory.SettingsAsync(commune.Id, cancellationToken);
        return SiteRoom.Page<HomePage>(new { Commune = commune, Numbers = EmergencyOf(settings), Term = settings.UnitTerm, Base = PortalPlace.BaseOf(slug) });
    }

    /// <summary>The three numbers everybody knows; the page stays short when every second counts.</summary>
    internal static IReadOnlyList<EmergencyNumber> EmergencyOf(ProfileValues settings) => [.. settings.EmergencyNumbers.Take(3)];
}
