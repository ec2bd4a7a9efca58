using BinhYen.Platform.Persistence;
using BinhYen.Staff.ApiKeys;

namespace BinhYen.Staff;

/// <summary>Adds a key whose text is already known, with every scope. Only the demo does that.</summary>
internal static class SeedApiKey
{
    public static void Add(BinhYenDb db, string secret, CommuneId commune, string name, StaffId by, DateTimeOffset now) =>
        db.Add(ApiKey.Of(secret, commune, name, ApiScope.All.Select(s => s.Scope), by, now));
}
