using System.Collections.Concurrent;

namespace BinhYen.Platform;

/// <summary>What happened lately to whom, in memory alone: a process that ends forgets it, and so does one that is flooded, the oldest first. Safe for use by several at once.</summary>
/// <param name="clock">The time.</param>
/// <param name="keptFor">How long something counts as lately.</param>
internal sealed class RecentMemory(TimeProvider clock, TimeSpan keptFor)
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<string, DateTimeOffset> noted = new(StringComparer.Ordinal);

    /// <summary>Notes that it happened now.</summary>
    public void Note(string who)
    {
        // A tenth at once, or a flood would look through all of them for every one.
        if (noted.Count >= Most)
        {
            foreach (var (oldest, _) in noted.OrderBy(n => n.Value).Take(Most / 10)) noted.TryRemove(oldest, out _);
        }

        noted[who] = clock.GetUtcNow();
    }

    /// <summary>True when it happened lately.</summary>
    public bool Has(string who) => At(who) is not null;

    /// <summary>When it happened last; null when not lately.</summary>
    public DateTimeOffset? At(string who) => noted.TryGetValue(who, out var at) && clock.GetUtcNow() - at < keptFor ? at : null;

    /// <summary>As if it had never happened.</summary>
    public void Forget(string who) => noted.TryRemove(who, out _);
}
