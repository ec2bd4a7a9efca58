using System.Collections.Frozen;

namespace BinhYen.Platform;

/// <summary>
/// Counts in office days and hours of Vietnam: weekends and public holidays are skipped, lunch does not count.
/// Pure: the same question always has the same answer. Times given and returned are instants; results are UTC.
/// </summary>
internal sealed class WorkingCalendar(OfficeHours hours, IEnumerable<DateOnly> holidays)
{
    private readonly FrozenSet<DateOnly> holidays = holidays.ToFrozenSet();

    public OfficeHours Hours => hours;

    /// <summary>True when the office works on that date.</summary>
    public bool IsWorkingDay(DateOnly date) => hours.Days.Contains(date.DayOfWeek) && !holidays.Contains(date);

    /// <summary>True when somebody sits in the office at that instant.</summary>
    public bool IsOpen(DateTimeOffset at)
    {
        var time = VietnamTime.TimeOf(at);
        return IsWorkingDay(VietnamTime.DateOf(at)) && hours.Sessions.Any(s => s.From <= time && time < s.To);
    }

    /// <summary>The first working day on or after that date.</summary>
    public DateOnly WorkingDayFrom(DateOnly date)
    {
        while (!IsWorkingDay(date)) date = date.AddDays(1);
        return date;
    }

    /// <summary>The end of the office day on that date, or on the next working day when the office is shut then.</summary>
    public DateTimeOffset EndOfOfficeDay(DateOnly date) => VietnamTime.At(WorkingDayFrom(date), hours.Closing);

    /// <summary>
    /// The end of the <paramref name="days"/>-th working day after the day of <paramref name="from"/>, which itself does
    /// not count. Zero means the end of this office day, or of the next one when the office is shut.
    /// </summary>
    public DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var date = VietnamTime.DateOf(from);
        for (var counted = 0; counted < days; counted++) date = WorkingDayFrom(date.AddDays(1));
        var end = EndOfOfficeDay(date);
        return end >= from ? end : EndOfOfficeDay(date.AddDays(1));
    }

    /// <summary>The instant when that many working hours have passed since <paramref name="from"/>.</summary>
    public DateTimeOffset AddWorkingHours(DateTimeOffset from, double workingHours) =>
        AddWorkingTime(from, TimeSpan.FromHours(workingHours));

    /// <summary>The earliest instant with <paramref name="workingTime"/> of office time between <paramref name="from"/> and it.</summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan workingTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingTime, TimeSpan.Zero);
        if (workingTime == TimeSpan.Zero) return from.ToUniversalTime();
        for (var date = VietnamTime.DateOf(from); ; date = date.AddDays(1))
        {
            foreach (var (start, end) in SessionsOf(date))
            {
                var begin = start > from ? start : from;
                if (begin >= end) continue;
                if (workingTime <= end - begin) return (begin + workingTime).ToUniversalTime();
                workingTime -= end - begin;
            }
        }
    }

    /// <summary>The latest instant with <paramref name="workingTime"/> of office time between it and <paramref name="until"/>.</summary>
    public DateTimeOffset SubtractWorkingTime(DateTimeOffset until, TimeSpan workingTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingTime, TimeSpan.Zero);
        if (workingTime == TimeSpan.Zero) return until.ToUniversalTime();
        for (var date = VietnamTime.DateOf(until); ; date = date.AddDays(-1))
        {
            foreach (var (start, end) in SessionsOf(date).Reverse())
            {
                var finish = end < until ? end : until;
                if (finish <= start) continue;
                if (workingTime <= finish - start) return (finish - workingTime).ToUniversalTime();
                workingTime -= finish - start;
            }
        }
    }

    /// <summary>Office time between two instants; zero when <paramref name="to"/> is not after <paramref name="from"/>.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        var last = VietnamTime.DateOf(to);
        for (var date = VietnamTime.DateOf(from); date <= last; date = date.AddDays(1))
        {
            foreach (var (start, end) in SessionsOf(date))
            {
                var begin = start > from ? start : from;
                var finish = end < to ? end : to;
                if (finish > begin) sum += finish - begin;
            }
        }

        return sum;
    }

    private IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> SessionsOf(DateOnly date) =>
        IsWorkingDay(date)
            ? hours.Sessions.Select(s => (VietnamTime.At(date, s.From), VietnamTime.At(date, s.To)))
            : [];
}
