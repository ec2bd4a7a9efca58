using System.Collections.Concurrent;
using System.Security.Claims;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.ApiKeys;

/// <summary>
/// Keys that were proved a moment ago, so that a program which hands in hundreds of reports in a second is not looked up
/// hundreds of times. A key taken back is forgotten in the same moment (<see cref="Forget"/>); other machines of the same
/// database learn of it within <see cref="KeptFor"/>. A wrong key is never remembered.
/// </summary>
internal sealed class KnownApiKeys(DbFactory databases, WriteGate gate, TimeProvider clock)
{
    /// <summary>How long another machine may still accept a key that was taken back here.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UseGrain = TimeSpan.FromMinutes(1);
    private const int Most = 1_000;
    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    // A look-up that began before a key was taken back must not remember it afterwards.
    private long takenBack;

    /// <summary>Who the key speaks for; null when it is unknown or was taken back.</summary>
    public async ValueTask<ClaimsIdentity?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var (hash, now) = (ApiKey.HashOf(secret), clock.GetUtcNow());
        var id = Convert.ToHexString(hash);
        if (known.TryGetValue(id, out var fresh) && now >= fresh.ReadAt && now - fresh.ReadAt < KeptFor) return fresh.Identity;
        var before = Interlocked.Read(ref takenBack);
        await using var db = databases.Create();
        if (await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, cancellationToken) is not { } key) return null;
        if (key.LastUsedAt is null || now - key.LastUsedAt >= UseGrain) await NoteUseAsync(db, key.Id, now, cancellationToken);
        var identity = IdentityOf(key);
        if (known.Count >= Most) known.Clear();
        known[id] = new Known(key.Id, identity, now);
        if (Interlocked.Read(ref takenBack) != before) known.TryRemove(id, out _);
        return identity;
    }

    /// <summary>Call after a key was taken back and that is durable.</summary>
    public void Forget(Guid key)
    {
        Interlocked.Increment(ref takenBack);
        foreach (var (id, entry) in known)
            if (entry.Key == key) known.TryRemove(id, out _);
    }

    private async Task NoteUseAsync(BinhYenDb db, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await db.Set<ApiKey>().Where(k => k.Id == id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, now), cancellationToken);
    }

    private static ClaimsIdentity IdentityOf(ApiKey key) => new(
    [
        new Claim(ClaimTypes.NameIdentifier, key.Id.ToString()),
        new Claim(ClaimTypes.Name, key.Name),
        new Claim(StaffPolicies.CommuneClaim, key.CommuneId.ToString()),
        .. key.Scopes.Select(scope => new Claim(ApiAccess.ScopeClaim, scope)),
    ], ApiAccess.Scheme);

    private sealed record Known(Guid Key, ClaimsIdentity Identity, DateTimeOffset ReadAt);
}
