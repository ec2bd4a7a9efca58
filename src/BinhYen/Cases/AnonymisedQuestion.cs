using System.Text.RegularExpressions;
using BinhYen.Platform.Text;

namespace BinhYen.Cases;

/// <summary>A question to the committee that was checked to point to nobody, then sealed (R-HG-45).</summary>
internal sealed partial class AnonymisedQuestion
{
    /// <summary>As many words in a row as in the report give its source away (ISO-4).</summary>
    public const int LongestQuote = 5;

    private AnonymisedQuestion(SealedText text) => Text = text;

    public SealedText Text { get; }

    public static Refusal Empty { get; } = new("committee.question-empty", "Hãy viết câu hỏi cần hướng dẫn.", RefusalKind.Invalid);
    public static Refusal HasNumber { get; } = new("committee.question-has-number", "Câu hỏi còn số điện thoại hoặc mã vụ việc. Hãy bỏ đi trước khi gửi.", RefusalKind.Invalid);
    public static Refusal Quotes { get; } = new("committee.question-quotes", "Câu hỏi còn chép nguyên lời người phản ánh. Hãy viết lại bằng lời của mình.", RefusalKind.Invalid);

    /// <summary>Checks plain words: no phone or case number, no six words in a row from a report.</summary>
    /// <returns>Null when the words may be asked.</returns>
    public static Refusal? Check(string? question, IEnumerable<string> reports)
    {
        if (string.IsNullOrWhiteSpace(question)) return Empty;
        if (PhoneLike().IsMatch(question) || CaseCode.Appears(question)) return HasNumber;
        return reports.Any(report => SharesQuote(question, report)) ? Quotes : null;
    }

    /// <summary>The checked question as a case takes it.</summary>
    /// <param name="question">Plain words, checked here once more.</param>
    /// <param name="reports">The reports they must not quote.</param>
    /// <param name="seal">Seals the words.</param>
    public static Result<AnonymisedQuestion> Create(string? question, IEnumerable<string> reports, Func<string, SealedText> seal) =>
        Check(question, reports) is { } refusal ? refusal : new AnonymisedQuestion(seal(question!.Trim()));

    private static bool SharesQuote(string question, string report)
    {
        var quotes = Runs(report).ToHashSet();
        return Runs(question).Any(quotes.Contains);
    }

    private static IEnumerable<string> Runs(string text)
    {
        var words = VietnameseText.Words(text);
        for (var start = 0; start + LongestQuote < words.Count; start++)
            yield return string.Join(' ', words.Skip(start).Take(LongestQuote + 1));
    }

    // Eight or more digits, however they are spaced.
    [GeneratedRegex(@"(?:\d[\s.\-()]*){8,}")]
    private static partial Regex PhoneLike();
}
