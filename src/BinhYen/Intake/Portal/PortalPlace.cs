using BinhYen.Communes;

namespace BinhYen.Intake.Portal;

/// <summary>Whose pages these are: the one commune of the installation, or the one named in the address <c>/x/{slug}</c>.</summary>
internal sealed class PortalPlace(CommuneDirectory directory)
{
    /// <summary>The commune of the address; without a slug the only one there is. Null when it is unknown or must be chosen first.</summary>
    public async Task<Commune?> FindAsync(string? slug, CancellationToken cancellationToken)
    {
        if (slug is not null) return await directory.FindAsync(slug, cancellationToken);
        var all = await directory.AllAsync(cancellationToken);
        return all.Count == 1 ? all[0] : null;
    }

    /// <summary>Start of this commune's addresses: empty where it has the site to itself.</summary>
    public static string BaseOf(string? slug) => slug is null ? "" : $"/x/{slug}";
}
