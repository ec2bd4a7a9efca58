using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>Short Vietnamese sentences that let an officer see why the machine suggests what it suggests.</summary>
internal static class UnderstandingReasons
{
    private const string GoingOn = "đang diễn ra";

    private static readonly (string Signal, string Meaning)[] _raising =
    [
        ("urgentCall", "gọi gấp"),
        ("inDanger", "có người đang bị đe dọa"),
        ("injury", "có người bị thương"),
        ("weapon", "có hung khí"),
        ("trapped", "có người mắc kẹt"),
        ("uxo", "nghi vật nổ"),
        ("gasLeak", "rò rỉ gas"),
        ("intruder", GoingOn),
        ("threat", "có lời đe dọa"),
        ("moneyLost", "đã mất tiền"),
        ("now", GoingOn),
    ];

    private static readonly (string Signal, string Meaning)[] _lowering =
    [
        ("resolved", "việc đã được khống chế"),
        ("noInjury", "không có người bị thương nặng"),
        ("past", "việc đã qua"),
        ("noLoss", "chưa mất tiền"),
    ];

    /// <summary>The reasons, the category's first.</summary>
    public static IReadOnlyList<string> For(CaseCategory category, Urgency urgency, CueScan scan, string? hamletWords, bool officerConflict)
    {
        var reasons = new List<string> { ForCategory(category, scan) };
        reasons.AddRange((urgency >= Urgency.High ? _raising : _lowering)
            .Where(signal => scan.Has(signal.Signal) && !IsContradicted(signal.Meaning, scan))
            .Take(2)
            .Select(signal => $"{Capitalised(signal.Meaning)}: {Quoted(scan.Quotes(signal.Signal))}."));
        if (PrivacyJudge.AsksForSecrecy(scan))
        {
            reasons.Add($"Người gửi xin giữ kín: {Quoted(scan.Quotes("asksSecrecy"))}.");
        }

        if (officerConflict)
        {
            reasons.Add("Có thể liên quan đến cán bộ: người liên quan không được xem.");
        }

        if (hamletWords is not null)
        {
            reasons.Add($"Địa bàn theo chữ ‘{hamletWords}’.");
        }

        return reasons;
    }

    // "Đêm qua có kẻ cạy cửa": the words of somebody at the door, told of a night that is over.
    private static bool IsContradicted(string meaning, CueScan scan) => meaning == GoingOn && scan.Has("past") && !scan.Has("urgentCall");

    private static string ForCategory(CaseCategory category, CueScan scan)
    {
        var quotes = scan.Quotes(category.ToString());
        var label = CaseCategories.Label(category);
        return quotes.Count > 0 ? $"Có chữ {Quoted(quotes)} → {label}." : $"Chưa đủ dấu hiệu rõ → {label}.";
    }

    private static string Quoted(IEnumerable<string> quotes) => string.Join(", ", quotes.Select(quote => $"‘{quote}’"));

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
