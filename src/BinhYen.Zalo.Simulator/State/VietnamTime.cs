using System.Globalization;

namespace BinhYen.Zalo.Simulator.State;

/// <summary>Moments as people in Vietnam read them (UTC+7 all year).</summary>
internal static class VietnamTime
{
    private static readonly string[] Weekdays =
        ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"];

    public static DateTime Of(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(7)).DateTime;

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Of(at));

    /// <summary>dd/MM/yyyy, the form of dates in Zalo's answers.</summary>
    public static string Date(DateTimeOffset at) => Of(at).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>dd/MM/yyyy HH:mm:ss.</summary>
    public static string DateAndTime(DateTimeOffset at) => Of(at).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset at) => Of(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string ClockWithSeconds(DateTimeOffset at) => Of(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>«Hôm nay», «Hôm qua», or the weekday with the date.</summary>
    public static string DayInWords(DateTimeOffset at, DateTimeOffset now)
    {
        var (day, today) = (Day(at), Day(now));
        return day == today ? "Hôm nay"
            : day == today.AddDays(-1) ? "Hôm qua"
            : $"{Weekdays[(int)day.DayOfWeek]}, {Date(at)}";
    }
}
