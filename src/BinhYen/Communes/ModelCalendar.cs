namespace BinhYen.Communes;

/// <summary>
/// When a commune meets and reviews by its profile. Pure: the same profile, beginning and calendar always give the same
/// dates; nothing is stored, so that a changed rule shows at once.
/// </summary>
/// <param name="profile">The rules.</param>
/// <param name="begin">The day periods are counted from: start of operation, or the launch. Null while neither is known: nothing falls due.</param>
/// <param name="launch">Day of the launch; null before it.</param>
/// <param name="workingDays">Weekends and holidays.</param>
internal sealed class ModelCalendar(ProfileValues profile, DateOnly? begin, DateOnly? launch, WorkingCalendar workingDays)
{
    /// <summary>How long before a meeting its invitation is drafted (R-YC-77).</summary>
    public const int InvitationDays = 5;

    /// <summary>Days before a hard review date on which to remind (R-YC-78).</summary>
    public static IReadOnlyList<int> ReminderDays { get; } = [30, 14, 7, 1];

    /// <summary>Regular meetings between two days, both included.</summary>
    public IReadOnlyList<MeetingDate> Meetings(DateOnly from, DateOnly until)
    {
        if (begin is not { } first || profile.RegularMeeting.DayOfMonth is not { } day) return [];
        var meetings = new List<MeetingDate>();
        // A shift moves a meeting across the edge of the range at most by a long holiday.
        for (var month = YearMonth.Of(from.AddMonths(-1)).FirstDay; month <= until.AddMonths(1); month = month.AddMonths(1))
        {
            var planned = month.AddDays(Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
            var held = Shifted(planned);
            if (planned >= first && profile.Period.Covers(planned) && held >= from && held <= until) meetings.Add(new MeetingDate(planned, held));
        }

        return meetings;
    }

    /// <summary>Reviews that fall due between two days, both included, in order.</summary>
    public IReadOnlyList<ReviewDate> Reviews(DateOnly from, DateOnly until)
    {
        var reviews = new List<ReviewDate>();
        if (begin is { } first)
        {
            foreach (var period in profile.ReviewPeriods)
            {
                for (var n = 1; first.AddMonths(n * period.Months) <= until; n++)
                {
                    var due = first.AddMonths(n * period.Months);
                    if (due >= from && profile.Period.Covers(due.AddDays(-1))) reviews.Add(Review(ReviewPurpose.Periodic, period.Months, due));
                    if (period.Once) break;
                }
            }
        }

        if (profile.PreliminaryReview.LastDay(launch) is { } last && last >= from && last <= until)
            reviews.Add(Review(ReviewPurpose.Preliminary, null, last) with { Due = LastWorkingDay(last) });
        return [.. reviews.OrderBy(r => r.Due).ThenBy(r => r.Months)];
    }

    private ReviewDate Review(ReviewPurpose purpose, int? months, DateOnly due) => new(purpose, months, due, MeetingFor(purpose, due));

    // One meeting can serve both (C-10): the next one after a period has ended, the last one before a hard date.
    private DateOnly? MeetingFor(ReviewPurpose purpose, DateOnly due) => purpose switch
    {
        ReviewPurpose.Periodic => Meetings(due, due.AddMonths(1)) is [var next, ..] ? next.Held : null,
        ReviewPurpose.Preliminary => Meetings(due.AddMonths(-1), due) is [.., var last] ? last.Held : null,
    };

    private DateOnly Shifted(DateOnly planned) => workingDays.IsWorkingDay(planned)
        ? planned
        : profile.MeetingShift switch
        {
            HolidayShift.NextWorkingDay => workingDays.WorkingDayFrom(planned),
            HolidayShift.PreviousWorkingDay => LastWorkingDay(planned),
            HolidayShift.Keep => planned,
        };

    // "Before the 15th" cannot be kept by the Monday after.
    private DateOnly LastWorkingDay(DateOnly date)
    {
        while (!workingDays.IsWorkingDay(date)) date = date.AddDays(-1);
        return date;
    }
}

/// <param name="Planned">The day the rule names.</param>
/// <param name="Held">The day it is held, after the shift for days off.</param>
internal sealed record MeetingDate(DateOnly Planned, DateOnly Held)
{
    public DateOnly InvitationDrafted => Held.AddDays(-ModelCalendar.InvitationDays);
}

/// <summary>What a review is for.</summary>
public enum ReviewPurpose
{
    [Words("Đánh giá định kỳ")] Periodic,
    [Words("Sơ kết")] Preliminary,
}

/// <param name="Purpose">Periodic, or the preliminary review with its hard date.</param>
/// <param name="Months">Length of the period reviewed; null for the preliminary review.</param>
/// <param name="Due">Last day on which it is in time.</param>
/// <param name="JoinsMeeting">The regular meeting that could serve both; null for none within a month.</param>
internal sealed record ReviewDate(ReviewPurpose Purpose, int? Months, DateOnly Due, DateOnly? JoinsMeeting)
{
    public IEnumerable<DateOnly> Reminders => ModelCalendar.ReminderDays.Select(days => Due.AddDays(-days));
}
