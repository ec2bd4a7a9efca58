using System.Text.Json;
using BinhYen.Platform.Text;

namespace BinhYen.Cases;

/// <summary>
/// Whether words say something. An answer says what was done, when and by which unit, or gives a lawful reason with the
/// next address; phrases that fit every case alone are refused. The phrases are data: <c>data/empty-answers.json</c>.
/// </summary>
internal static class AnswerQuality
{
    /// <summary>Words that must be left when all empty phrases are taken away.</summary>
    private const int FewestWords = 3;

    private static readonly IReadOnlyList<string[]> _phrases = ReadPhrases();

    public static Refusal WhatMissing { get; } = No("what-missing", "Chưa nói đã làm gì. Hãy ghi việc cụ thể, ví dụ: “đã nhắc nhở và lập biên bản với cơ sở karaoke”.");
    public static Refusal WhatEmpty { get; } = No("what-empty", "Câu này đúng với mọi tin nên bà con chưa biết việc của mình ra sao. Hãy nói cụ thể đã làm gì, kết quả thế nào.");
    public static Refusal WhenMissing { get; } = No("when-missing", "Chưa nói làm khi nào. Hãy ghi ngày thực hiện.");
    public static Refusal UnitMissing { get; } = No("unit-missing", "Chưa nói đơn vị nào làm. Hãy ghi tên đơn vị, ví dụ: “Công an xã”.");
    public static Refusal NameTooLong { get; } = No("name-too-long", "Tên đơn vị hoặc nơi tiếp nhận dài quá 200 ký tự. Hãy ghi ngắn hơn, phần còn lại viết trong lời nhắn.");
    public static Refusal ReasonMissing { get; } = No("reason-missing", "Chưa nêu lý do theo quy định. Hãy nói rõ vì sao việc này không giải quyết ở đây.");
    public static Refusal NextAddressMissing { get; } = No("next-address-missing", "Chưa chỉ nơi bà con cần đến tiếp. Hãy ghi tên cơ quan, địa chỉ hoặc số điện thoại công khai.");

    /// <summary>Everything that is missing from an answer, one sentence per fact; empty when it is complete.</summary>
    public static IReadOnlyList<Refusal> Check(string? whatWasDone, DateOnly? when, string? byWhichUnit)
    {
        List<Refusal> missing = [];
        if (string.IsNullOrWhiteSpace(whatWasDone)) missing.Add(WhatMissing);
        else if (SaysNothing(whatWasDone)) missing.Add(WhatEmpty);
        if (when is null) missing.Add(WhenMissing);
        if (IsNoName(byWhichUnit)) missing.Add(UnitMissing);
        else if (byWhichUnit!.Trim().Length > AnswerFacts.LongestUnit) missing.Add(NameTooLong);
        return missing;
    }

    /// <summary>Everything that is missing from a lawful reason with the next address; empty when it is complete.</summary>
    public static IReadOnlyList<Refusal> CheckLawfulReason(string? reason, string? nextAddress)
    {
        List<Refusal> missing = [];
        if (string.IsNullOrWhiteSpace(reason) || SaysNothing(reason)) missing.Add(ReasonMissing);
        if (IsNoName(nextAddress)) missing.Add(NextAddressMissing);
        else if (nextAddress!.Trim().Length > AnswerFacts.LongestUnit) missing.Add(NameTooLong);
        return missing;
    }

    /// <summary>True when nothing is left of the words once the phrases that fit every case are taken away.</summary>
    public static bool SaysNothing(string text)
    {
        var words = VietnameseText.Words(text);
        var kept = 0;
        for (var index = 0; index < words.Count;)
        {
            var phrase = _phrases.FirstOrDefault(p => StartsAt(words, index, p));
            if (phrase is null) kept++;
            index += phrase?.Length ?? 1;
        }

        return kept < FewestWords;
    }

    private static bool IsNoName(string? text) =>
        string.IsNullOrWhiteSpace(text) || VietnameseText.Words(text) is [] or ["don", "vi"] or ["co", "quan"]
        || _vagueNames.Contains(VietnameseText.Fold(text));

    private static readonly HashSet<string> _vagueNames =
        ["co quan chuc nang", "co quan co tham quyen", "don vi chuc nang", "don vi lien quan", "cac don vi lien quan", "chung toi"];

    private static bool StartsAt(IReadOnlyList<string> words, int index, string[] phrase)
    {
        if (index + phrase.Length > words.Count) return false;
        for (var offset = 0; offset < phrase.Length; offset++)
        {
            if (words[index + offset] != phrase[offset]) return false;
        }

        return true;
    }

    // Longest first, so that a long empty phrase is not broken by a short one inside it.
    private static IReadOnlyList<string[]> ReadPhrases()
    {
        using var file = typeof(AnswerQuality).Assembly.GetManifestResourceStream("empty-answers.json")
            ?? throw new InvalidOperationException("data/empty-answers.json is not embedded.");
        var phrases = JsonSerializer.Deserialize<string[]>(file) ?? throw new JsonException("No phrases.");
        return [.. phrases.Select(p => VietnameseText.Words(p).ToArray()).Where(p => p.Length > 0).OrderByDescending(p => p.Length)];
    }

    private static Refusal No(string code, string message) => new($"answers.{code}", message, RefusalKind.Invalid);
}
