namespace BinhYen.Conversations.Understanding;

/// <summary>One line of the lexicon: words that speak for something.</summary>
/// <param name="Topic">Name of a category, or of a signal such as <c>injury</c>.</param>
/// <param name="Weight">How strongly it speaks; negative speaks against.</param>
/// <param name="Pattern">The words.</param>
internal sealed record Cue(string Topic, double Weight, CuePattern Pattern);

/// <summary>A cue found in a conversation.</summary>
/// <param name="Cue">Which cue.</param>
/// <param name="Span">Where.</param>
/// <param name="Ongoing">True when “đang” and the like stand just before it.</param>
internal sealed record CueHit(Cue Cue, WordSpan Span, bool Ongoing);

/// <summary>A cue as the index of first words holds it.</summary>
/// <param name="Cue">Which cue.</param>
/// <param name="Phrases">Its first phrases that begin with that word.</param>
/// <param name="Order">Place of the cue in the lexicon.</param>
internal sealed record CueStart(Cue Cue, PatternPhrases Phrases, int Order);
