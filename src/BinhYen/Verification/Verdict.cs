namespace BinhYen.Verification;

/// <summary>What a verifier can say: six honest words instead of yes or no (ux §22).</summary>
internal enum Verdict
{
    True,
    ProbablyTrue,
    Unclear,
    ProbablyFalse,
    False,
    CannotCheck,
}

/// <summary>A part of the day; nothing outside the case is told more exactly (ISO-3, ISO-6).</summary>
internal enum PartOfDay
{
    Morning,
    Afternoon,
    Evening,
    Night,
}

/// <summary>Words of verdicts and rounded times.</summary>
internal static class VerificationWords
{
    public static IReadOnlyList<Verdict> Verdicts { get; } = Enum.GetValues<Verdict>();

    public static IReadOnlyList<PartOfDay> PartsOfDay { get; } = Enum.GetValues<PartOfDay>();

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.True => "Đúng",
        Verdict.ProbablyTrue => "Nhiều khả năng đúng",
        Verdict.Unclear => "Chưa rõ",
        Verdict.ProbablyFalse => "Nhiều khả năng sai",
        Verdict.False => "Sai",
        Verdict.CannotCheck => "Không thể kiểm tra",
    };

    public static string Of(PartOfDay part) => part switch
    {
        PartOfDay.Morning => "sáng",
        PartOfDay.Afternoon => "chiều",
        PartOfDay.Evening => "tối",
        PartOfDay.Night => "đêm",
    };

    /// <summary>"tối 23/11": the only way a time leaves the case.</summary>
    public static string Rounded(DateOnly date, PartOfDay part) => $"{Of(part)} {date.ToString("dd/MM", System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>An instant as a part of its day in Vietnam; after midnight it is still the night of the day before.</summary>
    public static string Rounded(DateTimeOffset instant)
    {
        var local = instant.ToVietnam();
        var part = local.Hour switch { < 5 => PartOfDay.Night, < 12 => PartOfDay.Morning, < 18 => PartOfDay.Afternoon, < 22 => PartOfDay.Evening, _ => PartOfDay.Night };
        return Rounded(DateOnly.FromDateTime(local.Hour < 5 ? local.DateTime.AddDays(-1) : local.DateTime), part);
    }
}
