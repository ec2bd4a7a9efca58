using System.Globalization;

namespace BinhYen.Platform;

/// <summary>Times as people in Vietnam read them. The database keeps UTC; Vietnam is seven hours ahead all year.</summary>
internal static class VietnamTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("Asia/Ho_Chi_Minh", TimeSpan.FromHours(7), "Vietnam", "Vietnam");

    public static DateTimeOffset ToVietnam(this DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(7));

    /// <summary>The date a calendar on the wall in Vietnam shows at that instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToVietnam().DateTime);

    /// <summary>The time a clock on the wall in Vietnam shows at that instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToVietnam().DateTime);

    /// <summary>The instant, in UTC, when a wall clock in Vietnam shows that date and time.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) =>
        new DateTimeOffset(date.ToDateTime(time), TimeSpan.FromHours(7)).ToUniversalTime();

    /// <summary>Today in Vietnam.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToVietnam().DateTime);

    /// <summary>The instant at which today began in Vietnam.</summary>
    public static DateTimeOffset DayBegan(this TimeProvider clock) => At(clock.Today(), TimeOnly.MinValue);

    /// <summary>"21:07 ngày 23/11/2026".</summary>
    public static string InWords(this DateTimeOffset time) =>
        time.ToVietnam().ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>"21:07 23/11".</summary>
    public static string Short(this DateTimeOffset time) =>
        time.ToVietnam().ToString("HH:mm dd/MM", CultureInfo.InvariantCulture);

    /// <summary>"23/11/2026".</summary>
    public static string InWords(this DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
