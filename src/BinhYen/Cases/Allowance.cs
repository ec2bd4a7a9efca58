namespace BinhYen.Cases;

/// <summary>What a period is counted in. The law mixes them, so a number never stands alone.</summary>
internal enum ClockUnit
{
    /// <summary>Minutes round the clock.</summary>
    Minute,

    /// <summary>Hours round the clock.</summary>
    Hour,

    /// <summary>Hours of office time.</summary>
    WorkingHour,

    /// <summary>Office days; due at the end of the last one.</summary>
    WorkingDay,

    /// <summary>Days of the calendar; due at the end of the office day, and when that is a day off, of the next one (Điều 148 Bộ luật Dân sự).</summary>
    CalendarDay,
}

/// <summary>A period that somebody has for something.</summary>
/// <param name="Amount">How many units; not negative.</param>
/// <param name="Unit">Of what.</param>
internal readonly record struct Allowance(int Amount, ClockUnit Unit)
{
    /// <summary>True when only office time counts, also for pausing and for percentages.</summary>
    public bool CountsOfficeTime => Unit is ClockUnit.WorkingHour or ClockUnit.WorkingDay;

    /// <summary>When the period that begins at <paramref name="start"/> is over.</summary>
    public DateTimeOffset DueFrom(DateTimeOffset start, WorkingCalendar calendar) => Unit switch
    {
        ClockUnit.Minute => start.AddMinutes(Amount),
        ClockUnit.Hour => start.AddHours(Amount),
        ClockUnit.WorkingHour => calendar.AddWorkingHours(start, Amount),
        ClockUnit.WorkingDay => calendar.AddWorkingDays(start, Amount),
        ClockUnit.CalendarDay => calendar.EndOfOfficeDay(VietnamTime.DateOf(start).AddDays(Amount)),
    };

    /// <summary>Time between two instants as this period counts it.</summary>
    public TimeSpan Measure(DateTimeOffset from, DateTimeOffset to, WorkingCalendar calendar) =>
        to <= from ? TimeSpan.Zero : CountsOfficeTime ? calendar.WorkingTimeBetween(from, to) : to - from;

    /// <summary>The instant that much counted time after another.</summary>
    public DateTimeOffset Later(DateTimeOffset from, TimeSpan time, WorkingCalendar calendar) =>
        CountsOfficeTime ? calendar.AddWorkingTime(from, time) : from + time;

    /// <summary>The instant that much counted time before another.</summary>
    public DateTimeOffset Earlier(DateTimeOffset until, TimeSpan time, WorkingCalendar calendar) =>
        CountsOfficeTime ? calendar.SubtractWorkingTime(until, time) : until - time;
}
