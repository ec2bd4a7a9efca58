using System.Collections.Concurrent;

namespace BinhYen.Conversations;

/// <summary>
/// Who was greeted lately and has not written yet, by blind key, in memory alone. Stored anywhere, the place of such a row among others would tell
/// its minute, and an officer follows the account some seconds before linking the own telephone: the greeting would name whose later reports these
/// are (decision 0130). A process that forgot greets once more.
/// </summary>
internal sealed class RecentGreetings(TimeProvider clock)
{
    private const int Most = 20_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);
    private readonly ConcurrentDictionary<string, DateTimeOffset> greeted = new(StringComparer.Ordinal);

    /// <summary>Notes a greeting.</summary>
    public void Add(byte[] personKey)
    {
        // A tenth at once, or a flood would look through all of them for every greeting.
        if (greeted.Count >= Most)
        {
            foreach (var (oldest, _) in greeted.OrderBy(g => g.Value).Take(Most / 10)) greeted.TryRemove(oldest, out _);
        }

        greeted[Convert.ToHexString(personKey)] = clock.GetUtcNow();
    }

    /// <summary>True when this person was greeted within a week.</summary>
    public bool Has(byte[] personKey) => greeted.TryGetValue(Convert.ToHexString(personKey), out var at) && clock.GetUtcNow() - at < KeptFor;

    /// <summary>Whoever withdraws is greeted again when they come back.</summary>
    public void Forget(byte[] personKey) => greeted.TryRemove(Convert.ToHexString(personKey), out _);
}
