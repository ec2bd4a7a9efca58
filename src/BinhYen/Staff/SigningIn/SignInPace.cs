using System.Collections.Concurrent;
using System.Net;

namespace BinhYen.Staff.SigningIn;

/// <summary>
/// Slows guessing from one address. Only failures count, so that a whole office behind one line signs in freely in the
/// morning: 30 failures within ten minutes close the door to that address for the rest of them.
/// </summary>
internal sealed class SignInPace(TimeProvider clock)
{
    private const int MostFailures = 30;
    private const int MostAddresses = 20_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<IPAddress, Failures> addresses = new();

    /// <summary>When this address may try again; null when it may now.</summary>
    public DateTimeOffset? ClosedUntil(HttpContext context) =>
        addresses.TryGetValue(AddressOf(context), out var failures) && failures.Count >= MostFailures && failures.EndsAt > clock.GetUtcNow()
            ? failures.EndsAt
            : null;

    public void CountFailure(HttpContext context)
    {
        var now = clock.GetUtcNow();
        if (addresses.Count >= MostAddresses) DropOld(now);
        addresses.AddOrUpdate(
            AddressOf(context),
            _ => new Failures(1, now + Window),
            (_, before) => before.EndsAt > now ? before with { Count = before.Count + 1 } : new Failures(1, now + Window));
    }

    private void DropOld(DateTimeOffset now)
    {
        foreach (var (address, failures) in addresses)
            if (failures.EndsAt <= now)
                addresses.TryRemove(address, out _);
    }

    private static IPAddress AddressOf(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;

    private sealed record Failures(int Count, DateTimeOffset EndsAt);
}
