using System.Globalization;

namespace BinhYen.Communes;

/// <summary>A month of a year, as plans write it: "từ tháng 5/2026".</summary>
public readonly record struct YearMonth(int Year, int Month)
{
    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public static YearMonth Of(DateOnly date) => new(date.Year, date.Month);

    /// <summary>"2026-05", the form in which it is stored and typed.</summary>
    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>"tháng 5/2026".</summary>
    public string InWords() => string.Create(CultureInfo.InvariantCulture, $"tháng {Month}/{Year}");
}

/// <summary>Life of the model. Targets may lack for years inside it (R-HG-02).</summary>
/// <param name="From">First month; null while nobody said.</param>
/// <param name="Until">Last month; null for an open end.</param>
public sealed record ModelPeriod(YearMonth? From, YearMonth? Until)
{
    public bool Covers(DateOnly date) => (From is not { } first || date >= first.FirstDay) && (Until is not { } last || date <= last.LastDay);
}

/// <summary>
/// A target in percent, the same for every year, set for some years only, or not set at all. A year without a target is
/// shown as "không đặt chỉ tiêu", never as 0 % (C-08).
/// </summary>
public sealed record YearlyTarget
{
    private readonly SortedDictionary<int, int> byYear = [];

    private YearlyTarget()
    {
    }

    public static YearlyTarget NotSet { get; } = new();

    /// <summary>Percent of every year; null when years differ or nothing is set.</summary>
    public int? EveryYear { get; private init; }

    /// <summary>Years with a target of their own, in order.</summary>
    public IReadOnlyDictionary<int, int> Years => byYear;

    public static YearlyTarget Always(int percent) => new() { EveryYear = percent };

    public static YearlyTarget For(IEnumerable<KeyValuePair<int, int>> years)
    {
        var target = new YearlyTarget();
        foreach (var (year, percent) in years) target.byYear.Add(year, percent);
        return target;
    }

    /// <summary>Percent asked for in a year; null when the plan sets none.</summary>
    public int? In(int year) => EveryYear ?? (byYear.TryGetValue(year, out var percent) ? percent : null);

    public bool Equals(YearlyTarget? other) => other is not null && EveryYear == other.EveryYear && byYear.SequenceEqual(other.byYear);

    public override int GetHashCode() => HashCode.Combine(EveryYear, byYear.Count);
}

/// <summary>The regular meeting: none, or one on a day of every month.</summary>
/// <param name="DayOfMonth">1–31; in a shorter month its last day. Null for no regular meeting.</param>
public readonly record struct MeetingRule(int? DayOfMonth);

/// <summary>One rhythm of evaluation.</summary>
/// <param name="Months">Length of a period in months.</param>
/// <param name="Once">True for a single review after that time, false for one after every such period.</param>
public readonly record struct ReviewPeriod(int Months, bool Once);

/// <summary>
/// When the preliminary review must be held: before a date ("trước ngày 15/12/2026" means on 14/12 at the latest), or a
/// number of months after the launch, or not asked for.
/// </summary>
public readonly record struct PreliminaryReview(DateOnly? Before, int? MonthsAfterLaunch)
{
    /// <summary>The last day on which it is in time; null when there is none or the launch is not known.</summary>
    public DateOnly? LastDay(DateOnly? launch) => this switch
    {
        { Before: { } date } => date.AddDays(-1),
        { MonthsAfterLaunch: { } months } => launch?.AddMonths(months),
        _ => null,
    };
}

/// <summary>The rule by which group names are built: <c>{unit}</c>, <c>{kind}</c> (xã, phường) and <c>{commune}</c> stand for the names. Empty: names are free (C-06).</summary>
public sealed record GroupNameTemplate(string Text)
{
    public const string Unit = "{unit}";
    public const string Kind = "{kind}";
    public const string CommuneName = "{commune}";

    public bool IsFree => Text.Length == 0;

    /// <summary>The name by the rule; null where names are free.</summary>
    /// <param name="unit">Name of the unit with its word: "thôn Đông Khê", "Trường Tiểu học Hoa Sen".</param>
    /// <param name="commune">The commune.</param>
    public string? For(string unit, Commune commune) => IsFree ? null : Text
        .Replace(Unit, unit, StringComparison.Ordinal).Replace(Kind, commune.Kind, StringComparison.Ordinal)
        .Replace(CommuneName, commune.Name, StringComparison.Ordinal);
}
