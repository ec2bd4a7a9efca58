using System.Collections.Concurrent;

namespace BinhYen.Conversations;

/// <summary>
/// To whom something was said lately outside their reports: a word that links a verifier or a telephone, the answer to a wish to join a group, what becomes of a post. Who types an answer to that types it into
/// the chat of the own reports. In memory alone, like <see cref="RecentGreetings"/>: the place of a stored row would tell its minute. A process that forgot asks less.
/// </summary>
internal sealed class SpokenElsewhere(TimeProvider clock)
{
    private const int Most = 20_000;
    private static readonly TimeSpan MayBeAnswered = TimeSpan.FromDays(3);
    private readonly ConcurrentDictionary<string, DateTimeOffset> spoken = new(StringComparer.Ordinal);

    /// <summary>Notes that something was said.</summary>
    /// <param name="lane">The account it was said by.</param>
    /// <param name="user">The channel's id of the person.</param>
    public void Note(string lane, string user)
    {
        if (spoken.Count >= Most)
        {
            foreach (var (oldest, _) in spoken.OrderBy(s => s.Value).Take(Most / 10)) spoken.TryRemove(oldest, out _);
        }

        spoken[$"{lane}|{user}"] = clock.GetUtcNow();
    }

    /// <summary>True when something was said to this person within three days.</summary>
    public bool Has(string lane, string user) => spoken.TryGetValue($"{lane}|{user}", out var at) && clock.GetUtcNow() - at < MayBeAnswered;
}
