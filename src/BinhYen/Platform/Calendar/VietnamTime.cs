namespace BinhYen.Platform;

/// <summary>Asia/Ho_Chi_Minh: UTC+7 all year since 1975, without summer time.</summary>
internal static class VietnamTime
{
    /// <summary>Hours ahead of UTC.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    /// <summary>The date a calendar on the wall in Vietnam shows at that instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The time a clock on the wall in Vietnam shows at that instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant, in UTC, when a wall clock in Vietnam shows that date and time.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) =>
        new DateTimeOffset(date.ToDateTime(time), Offset).ToUniversalTime();
}
