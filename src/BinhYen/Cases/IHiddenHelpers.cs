namespace BinhYen.Cases;

/// <summary>Who helped to verify a case, in the words that would tell it: positions with their hamlet, and names. A reporter never learns it (ISO-10).</summary>
internal interface IHiddenHelpers
{
    /// <summary>Phrases that may not stand in a message to a reporter of this case; empty when nobody was asked.</summary>
    Task<IReadOnlyList<string>> PhrasesAsync(CaseId id, CancellationToken cancellationToken);
}
