using System.Diagnostics;
using System.Globalization;

namespace BinhYen.Cases;

/// <summary>What gives an answer its content.</summary>
internal enum AnswerBasis
{
    /// <summary>Something was done, on a date, by a unit.</summary>
    Done,

    /// <summary>A lawful reason why nothing is done here, with the next address.</summary>
    LawfulReason,
}

/// <summary>What is known about an answer without opening it.</summary>
/// <param name="Basis">What gives it content.</param>
/// <param name="DoneOn">When it was done; null for a lawful reason.</param>
/// <param name="Unit">The unit that did it, or the next address: a public body, never a person.</param>
internal sealed record AnswerFacts(AnswerBasis Basis, DateOnly? DoneOn, string Unit)
{
    /// <summary>Most characters of <see cref="Unit"/>; the column has as many.</summary>
    public const int LongestUnit = 200;
}

/// <summary>
/// An answer in plain words that has been found to say something. Exists only between the officer's form and the seal;
/// it does not print.
/// </summary>
[DebuggerDisplay("•••")]
internal sealed class AnswerDraft
{
    private AnswerDraft(AnswerFacts facts, string words) => (Facts, Words) = (facts, words);

    public AnswerFacts Facts { get; }

    /// <summary>What the reporter will read: the officer's text, and always the facts.</summary>
    public string Words { get; }

    /// <summary>An answer about something that was done.</summary>
    /// <param name="whatWasDone">What, concretely.</param>
    /// <param name="when">When, a date in Vietnam.</param>
    /// <param name="byWhichUnit">The unit.</param>
    /// <param name="text">Words around it: greeting, explanation; may be empty.</param>
    public static Result<AnswerDraft> Create(string? whatWasDone, DateOnly? when, string? byWhichUnit, string? text)
    {
        if (AnswerQuality.Check(whatWasDone, when, byWhichUnit) is [var missing, ..]) return missing;
        var date = when!.Value.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        var facts = $"Việc đã làm: {Sentence(whatWasDone!)} Ngày thực hiện: {date}. Đơn vị thực hiện: {Sentence(byWhichUnit!)}";
        return new AnswerDraft(new AnswerFacts(AnswerBasis.Done, when, byWhichUnit!.Trim()), Joined(text, facts));
    }

    /// <summary>The lawful alternative: why not here, and where to go.</summary>
    public static Result<AnswerDraft> CreateLawfulReason(string? reason, string? nextAddress, string? text)
    {
        if (AnswerQuality.CheckLawfulReason(reason, nextAddress) is [var missing, ..]) return missing;
        var facts = $"Lý do: {Sentence(reason!)} Nơi tiếp nhận tiếp theo: {Sentence(nextAddress!)}";
        return new AnswerDraft(new AnswerFacts(AnswerBasis.LawfulReason, null, nextAddress!.Trim()), Joined(text, facts));
    }

    /// <summary>The answer as a case takes it.</summary>
    /// <param name="words"><see cref="Words"/> after sealing.</param>
    public SealedAnswer Seal(SealedText words) => SealedAnswer.Of(this, words);

    public override string ToString() => "•••";

    private static string Sentence(string text) => text.Trim().TrimEnd('.') + ".";

    private static string Joined(string? text, string facts) => string.IsNullOrWhiteSpace(text) ? facts : $"{text.Trim()}\n{facts}";
}

/// <summary>An answer that was found to have content and then sealed. There is no other way to make one, so no case is answered with nothing.</summary>
internal sealed class SealedAnswer
{
    private SealedAnswer(AnswerFacts facts, SealedText text) => (Facts, Text) = (facts, text);

    public AnswerFacts Facts { get; }

    public SealedText Text { get; }

    internal static SealedAnswer Of(AnswerDraft draft, SealedText words) => new(draft.Facts, words);
}
