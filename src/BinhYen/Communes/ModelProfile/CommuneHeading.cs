using System.Collections.Concurrent;
using BinhYen.Platform.Persistence;
using BinhYen.Site;

namespace BinhYen.Communes.ModelProfile;

/// <summary>Names of the models, kept for half a minute: every page asks, and they change once in years.</summary>
internal sealed class CommuneHeading(DbFactory databases, TimeProvider clock) : ICommuneHeading
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<CommuneId, (ModelHeading Heading, DateTimeOffset ReadAt)> known = new();

    public async ValueTask<ModelHeading> OfAsync(CommuneId commune)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(commune, out var entry) && now >= entry.ReadAt && now - entry.ReadAt < KeptFor) return entry.Heading;
        // A context of its own: the page that is being drawn is using the request's.
        await using var db = databases.Create();
        var (profile, _) = await db.ProfileInForceAsync(commune, now, default);
        var heading = new ModelHeading(profile.ModelName, profile.ShortName, profile.LegalForm.Called(), profile.LeadBody);
        known[commune] = (heading, now);
        return heading;
    }

    /// <summary>After a new version: the person who put it in force sees it at once.</summary>
    public void Forget(CommuneId commune) => known.TryRemove(commune, out _);
}
