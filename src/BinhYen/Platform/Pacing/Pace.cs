using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace BinhYen.Platform.Pacing;

/// <summary>How often somebody may do something.</summary>
/// <param name="Most">Times within <paramref name="Within"/>; 0 switches the limit off.</param>
/// <param name="Within">The window; it begins with the first time.</param>
internal sealed record PaceLimit(int Most, TimeSpan Within)
{
    /// <summary>
    /// Several people share what is counted by, and none is to learn from the limit how often, or since when, the others did it: how much is allowed is drawn
    /// anew for each window, between this limit and twice as much, and windows follow a beat of their own.
    /// </summary>
    public bool IsShared { get; init; }
}

/// <summary>
/// Counts how often somebody does something, in memory only. Who it is, is never kept: only a hash under a key that lives
/// as long as the process and changes every day, so that neither a copy of the memory of yesterday nor a log tells which
/// address sent an anonymous report. When too many are counted at once everybody passes: a limit must never be the thing
/// that stops honest people.
/// </summary>
internal sealed class Pace(TimeProvider clock)
{
    private const int MostCounted = 50_000;
    private static readonly TimeSpan KeyLife = TimeSpan.FromDays(1);

    // In a flood of senders, looking through all of them for each new one would be a flood of our own.
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<UInt128, Count> counts = new();
    private readonly Lock turning = new();
    private byte[] key = RandomNumberGenerator.GetBytes(32);
    private DateTimeOffset keyUntil = clock.GetUtcNow() + KeyLife;
    private long sweptAt;

    /// <summary>Counts one more.</summary>
    /// <param name="act">What is done: limits of different acts do not touch each other.</param>
    /// <param name="who">Whoever does it, in any form that stays the same for a while.</param>
    /// <param name="limit">How often it may be done.</param>
    /// <returns>Null when it may be done; otherwise when it may be done again.</returns>
    public DateTimeOffset? Take(string act, string who, PaceLimit limit)
    {
        if (limit.Most <= 0) return null;
        var now = clock.GetUtcNow();
        if (counts.Count >= MostCounted) DropOld(now);
        if (counts.Count >= MostCounted) return null;
        var name = NameOf(act, who, now);
        var count = counts.AddOrUpdate(name, Begin, (same, before) => before.EndsAt > now ? before with { Times = before.Times + 1 } : Begin(same));
        return count.Times > count.Most ? count.EndsAt : null;

        Count Begin(UInt128 of) => limit.IsShared
            ? new Count(1, EndOfBeat(now, limit.Within, of), RandomNumberGenerator.GetInt32(limit.Most, 2 * limit.Most))
            : new Count(1, now + limit.Within, limit.Most);
    }

    // Where the beat stands follows from the name's secret hash.
    private static DateTimeOffset EndOfBeat(DateTimeOffset now, TimeSpan within, UInt128 name) =>
        now + TimeSpan.FromTicks(within.Ticks - (now.UtcTicks + (long)(name % (UInt128)within.Ticks)) % within.Ticks);

    /// <summary>The sender of a web request as far as it may be told apart: an IPv4 address, or the 64 bits that name an IPv6 line.</summary>
    public static string AddressOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "-";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private UInt128 NameOf(string act, string who, DateTimeOffset now)
    {
        lock (turning)
        {
            if (now >= keyUntil)
            {
                (key, keyUntil) = (RandomNumberGenerator.GetBytes(32), now + KeyLife);
                counts.Clear();
            }
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{act}|{who}")).AsSpan(0, 16));
    }

    private void DropOld(DateTimeOffset now)
    {
        var last = Interlocked.Read(ref sweptAt);
        if (now.UtcTicks - last < BetweenSweeps.Ticks || Interlocked.CompareExchange(ref sweptAt, now.UtcTicks, last) != last) return;
        foreach (var (name, count) in counts)
            if (count.EndsAt <= now)
                counts.TryRemove(name, out _);
    }

    private sealed record Count(int Times, DateTimeOffset EndsAt, int Most);
}

/// <summary>
/// How much one sender may send, each within ten minutes; 0 switches a limit off. Section <c>BinhYen:Limits</c>. Generous on
/// purpose: many families share one address of a mobile network. Emergencies pass every one of them.
/// </summary>
internal sealed class PaceLimits
{
    /// <summary>The window of all limits.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Reports by the residents' form from one address.</summary>
    public int WebReports { get; set; } = 30;

    /// <summary>Files by the residents' pages from one address.</summary>
    public int WebUploads { get; set; } = 150;

    /// <summary>Additions, objections and answers on the thread's page from one address.</summary>
    public int WebAdditions { get; set; } = 60;

    /// <summary>Messages of one person over Zalo, each picture counting as one.</summary>
    public int ZaloMessages { get; set; } = 120;

    /// <summary>Reports one member of the staff enters for callers and visitors.</summary>
    public int StaffReports { get; set; } = 60;

    /// <summary>Reports by one API key. A hundred a second is what two processor cores take.</summary>
    public int ApiReports { get; set; } = 60_000;

    /// <summary>Requests for states of reports by one API key.</summary>
    public int ApiReads { get; set; } = 6_000;

    public static PaceLimit Of(int most) => new(most, Window);

    /// <summary>For what is counted by address: a household, a hamlet behind one line of a mobile network.</summary>
    public static PaceLimit OfAddress(int most) => new(most, Window) { IsShared = true };
}
