using System.Globalization;

namespace BinhYen.Cases;

/// <summary>A due time as people say it: “còn 3 giờ làm việc”, “quá hạn 2 ngày làm việc”.</summary>
internal static class DeadlineWords
{
    /// <summary>The words for a clock.</summary>
    public static string For(CaseClock clock, DateTimeOffset now, WorkingCalendar calendar)
    {
        if (!clock.IsOpen) return "Đã xong";
        if (clock.PausedAt is { } pausedAt) return "Tạm dừng tính thời gian, " + Left(clock, pausedAt, calendar).ToLowerInvariant();
        return Left(clock, now, calendar);
    }

    /// <summary>How long until a due time, or how long past it; in office time or round the clock.</summary>
    /// <param name="due">When it is due.</param>
    /// <param name="now">Now.</param>
    /// <param name="officeTime">True to count office hours and days only.</param>
    /// <param name="calendar">The calendar to count with.</param>
    public static string For(DateTimeOffset due, DateTimeOffset now, bool officeTime, WorkingCalendar calendar)
    {
        var late = now > due;
        var (from, to) = late ? (due, now) : (now, due);
        var amount = officeTime
            ? Amount(calendar.WorkingTimeBetween(from, to), calendar.Hours.DayLength, " làm việc")
            : Amount(to - from, TimeSpan.FromDays(1), "");
        return late ? $"Quá hạn {amount}" : $"Còn {amount}";
    }

    private static string Left(CaseClock clock, DateTimeOffset now, WorkingCalendar calendar) =>
        For(clock.DueAt, now, clock.Allowance.CountsOfficeTime, calendar);

    // Rounded down while time is left and also when late: nobody is promised or blamed for more than there is.
    private static string Amount(TimeSpan time, TimeSpan day, string kind)
    {
        if (time >= 2 * day) return Whole(time / day, "ngày", kind);
        return time >= TimeSpan.FromHours(1) ? Whole(time.TotalHours, "giờ", kind) : Whole(Math.Max(1, time.TotalMinutes), "phút", kind);
    }

    private static string Whole(double count, string unit, string kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(count)} {unit}{kind}");
}
