using System.Globalization;

namespace BinhYen.Cases.Situation;

/// <summary>
/// A month, a quarter or a year of the Vietnam calendar. Nothing shorter and nothing between free dates: two windows that differ by a
/// day would show that day's single report.
/// </summary>
/// <param name="From">First day.</param>
/// <param name="Until">Day after the last.</param>
internal readonly record struct SituationPeriod(DateOnly From, DateOnly Until)
{
    private int Months => (Until.Year - From.Year) * 12 + Until.Month - From.Month;

    /// <summary>As an address carries it: "2026-11", "2026-Q4", "2026".</summary>
    public string Key => Months switch
    {
        1 => From.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        3 => string.Create(CultureInfo.InvariantCulture, $"{From.Year}-Q{(From.Month + 2) / 3}"),
        _ => From.Year.ToString(CultureInfo.InvariantCulture),
    };

    public string InWords => Months switch
    {
        1 => From.ToString("'tháng' M/yyyy", CultureInfo.InvariantCulture),
        3 => string.Create(CultureInfo.InvariantCulture, $"quý {(From.Month + 2) / 3}/{From.Year}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"năm {From.Year}"),
    };

    /// <summary>The period of the same length before.</summary>
    public SituationPeriod Before => new(From.AddMonths(-Months), From);

    public static SituationPeriod Month(DateOnly of) => Starting(new DateOnly(of.Year, of.Month, 1), 1);

    /// <summary>What people choose from: a year of months, four quarters, three years; the newest first.</summary>
    /// <param name="today">Vietnam day.</param>
    public static IReadOnlyList<SituationPeriod> Choices(DateOnly today)
    {
        var (month, quarter, year) = (new DateOnly(today.Year, today.Month, 1), new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1), new DateOnly(today.Year, 1, 1));
        return
        [
            .. Enumerable.Range(0, 12).Select(i => Starting(month.AddMonths(-i), 1)), .. Enumerable.Range(0, 4).Select(i => Starting(quarter.AddMonths(-3 * i), 3)),
            .. Enumerable.Range(0, 3).Select(i => Starting(year.AddYears(-i), 12)),
        ];
    }

    /// <summary>One of the choices; this month for anything else.</summary>
    public static SituationPeriod Read(string? key, DateOnly today) =>
        Choices(today).Select(c => (SituationPeriod?)c).FirstOrDefault(c => c!.Value.Key == key) ?? Month(today);

    private static SituationPeriod Starting(DateOnly from, int months) => new(from, from.AddMonths(months));
}
