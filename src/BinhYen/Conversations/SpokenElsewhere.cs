namespace BinhYen.Conversations;

/// <summary>
/// To whom something was said lately outside their reports: a word that links a verifier or a telephone, the answer to a wish to join a group, what becomes of a post. Who types an answer to that types it into
/// the chat of the own reports. In memory alone, like <see cref="RecentGreetings"/>: the place of a stored row would tell its minute. A process that forgot asks less.
/// </summary>
internal sealed class SpokenElsewhere(TimeProvider clock)
{
    private readonly RecentMemory spoken = new(clock, TimeSpan.FromDays(3));

    /// <summary>Notes that something was said.</summary>
    /// <param name="lane">The account it was said by.</param>
    /// <param name="user">The channel's id of the person.</param>
    public void Note(string lane, string user) => spoken.Note($"{lane}|{user}");

    /// <summary>When something was said to this person last; null where that was not within three days.</summary>
    public DateTimeOffset? At(string lane, string user) => spoken.At($"{lane}|{user}");
}
