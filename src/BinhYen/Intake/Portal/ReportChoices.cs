namespace BinhYen.Intake.Portal;

/// <summary>One of the ready answers on the report form.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Label">What the resident reads.</param>
public sealed record Choice(string Value, string Label);

/// <summary>
/// The ready answers of the report form. Each list ends with a way not to know: "Tôi không biết" is a legitimate
/// answer. They ask what happened, where and when, never about a person's background (R-TT-21).
/// </summary>
public static class ReportChoices
{
    /// <summary>Value of every "I do not know".</summary>
    public const string Unknown = "khong-ro";

    /// <summary>The place is outside this commune's hamlets.</summary>
    public const string Elsewhere = "noi-khac";

    /// <summary>It goes on while the sender writes.</summary>
    public const string Now = "dang";

    public static IReadOnlyList<Choice> Topics { get; } =
    [
        new("trom-cuop", "Trộm cắp, cướp giật"),
        new("danh-nhau", "Đánh nhau, đe dọa, bạo lực"),
        new("lua-dao", "Lừa đảo, vay nặng lãi"),
        new("ma-tuy-co-bac", "Ma túy, cờ bạc, mại dâm"),
        new("chay-no", "Cháy nổ, nguy cơ cháy"),
        new("giao-thong", "Tai nạn, giao thông"),
        new("gay-roi", "Ồn ào, gây rối"),
        new("mau-thuan", "Mâu thuẫn, tranh chấp"),
        new("nghi-van", "Hiện tượng nghi vấn"),
        new("gop-y", "Góp ý, khen ngợi, hỏi đáp"),
        new(Unknown, "Việc khác, tôi không rõ"),
    ];

    public static IReadOnlyList<Choice> Times { get; } =
    [
        new(Now, "Đang xảy ra"),
        new("vua-xong", "Vừa xong"),
        new("hom-nay", "Hôm nay"),
        new("toi-qua", "Tối qua, đêm qua"),
        new("vai-ngay", "Vài ngày trước"),
        new("lau-hon", "Lâu hơn"),
        new("nhieu-lan", "Lặp lại nhiều lần"),
        new(Unknown, "Tôi không nhớ"),
    ];

    public static IReadOnlyList<Choice> Senders { get; } =
    [
        new("nguoi-dan", "Người dân trong xã"),
        new("qua-duong", "Người qua đường, ở nơi khác"),
        new("can-bo", "Cán bộ, đảng viên"),
        new("to-chuc", "Thay mặt cơ quan, trường học, doanh nghiệp"),
    ];

    /// <summary>Label of a value; null when nothing or "I do not know" was chosen, or the value is not one of ours.</summary>
    public static string? LabelOf(this IReadOnlyList<Choice> choices, string? value) =>
        value == Unknown ? null : choices.FirstOrDefault(c => c.Value == value)?.Label;
}
