using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>One line of the lexicon: words that speak for something.</summary>
/// <param name="Topic">Name of a category, or of a signal such as <c>injury</c>.</param>
/// <param name="Weight">How strongly it speaks; negative speaks against.</param>
/// <param name="Pattern">The words.</param>
internal sealed record Cue(string Topic, double Weight, CuePattern Pattern)
{
    /// <summary>The category its topic names; null for a signal.</summary>
    public CaseCategory? Category { get; } = Enum.TryParse<CaseCategory>(Topic, out var category) ? category : null;
}

/// <summary>A cue found in a conversation.</summary>
/// <param name="Cue">Which cue.</param>
/// <param name="Span">Where.</param>
/// <param name="Ongoing">True when “đang” and the like stand just before it.</param>
internal sealed record CueHit(Cue Cue, WordSpan Span, bool Ongoing);

/// <summary>The cues that may begin at one word.</summary>
/// <param name="starts">Each with the word it needs second; null where anything may follow.</param>
internal sealed class CueStarts(IEnumerable<(string? Second, CueStart Start)> starts)
{
    private readonly Dictionary<string, CueStart[]> _bySecond = starts.Where(s => s.Second is not null).GroupBy(s => s.Second!, StringComparer.Ordinal)
        .ToDictionary(s => s.Key, s => s.Select(x => x.Start).ToArray(), StringComparer.Ordinal);

    // Spares most look-ups, as MessageWord.Bit tells.
    private readonly UInt128 _secondBits = starts.Aggregate(UInt128.Zero, (bits, s) => s.Second is { } second ? bits | MessageWord.BitOf(second) : bits);

    /// <summary>Those that may begin there whatever comes after.</summary>
    public CueStart[] Always { get; } = [.. starts.Where(s => s.Second is null).Select(s => s.Start)];

    /// <summary>Those that may begin there only because of the word after it.</summary>
    public CueStart[] Before(MessageWord next) =>
        (_secondBits & next.Bit) != UInt128.Zero && _bySecond.TryGetValue(next.Index, out var cues) ? cues : [];
}

/// <summary>A cue as the index of first words holds it: side by side in memory, because nearly all are passed over at a glance.</summary>
/// <param name="Cue">Which cue.</param>
/// <param name="Phrases">Its first phrases that begin with that word.</param>
/// <param name="Order">Place of the cue in the lexicon.</param>
internal readonly record struct CueStart(Cue Cue, PatternPhrases Phrases, int Order);
