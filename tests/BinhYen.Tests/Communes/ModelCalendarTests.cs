using BinhYen.Communes;
using BinhYen.Communes.ModelProfile;
using BinhYen.Platform;
using CsCheck;

namespace BinhYen.Tests.Communes;

/// <summary>When a commune meets and reviews.</summary>
public sealed class ModelCalendarTests
{
    private static readonly WorkingCalendar WorkingDays = PublicHolidays.UsualCalendar();
    private static readonly DateOnly Begin = new(2026, 5, 1);
    private static readonly ProfileValues Monthly = new ProfileValues().With(ProfileKeys.RegularMeeting, new MeetingRule(20)).With(ProfileKeys.Reviews, []);

    [Fact]
    public void A_meeting_on_a_sunday_is_held_on_the_monday_after() =>
        Calendar(Monthly).Meetings(new(2026, 9, 1), new(2026, 9, 30)).Single().ShouldBe(new MeetingDate(new(2026, 9, 20), new(2026, 9, 21)));

    [Fact]
    public void Another_commune_meets_on_the_working_day_before_or_keeps_the_day()
    {
        var before = Monthly.With(ProfileKeys.MeetingShift, HolidayShift.PreviousWorkingDay);
        Calendar(before).Meetings(new(2026, 9, 1), new(2026, 9, 30)).Single().Held.ShouldBe(new(2026, 9, 18));
        Calendar(Monthly.With(ProfileKeys.MeetingShift, HolidayShift.Keep)).Meetings(new(2026, 9, 1), new(2026, 9, 30)).Single().Held.ShouldBe(new(2026, 9, 20));
    }

    [Fact]
    public void A_month_without_a_31st_meets_on_its_last_day() =>
        Calendar(Monthly.With(ProfileKeys.RegularMeeting, new MeetingRule(31))).Meetings(new(2026, 6, 2), new(2026, 6, 30)).Single().Planned.ShouldBe(new(2026, 6, 30));

    [Fact]
    public void Before_the_15th_means_by_the_14th()
    {
        var profile = new ProfileValues().With(ProfileKeys.Preliminary, new PreliminaryReview(new DateOnly(2026, 12, 15), null)).With(ProfileKeys.Reviews, []);
        var review = Calendar(profile).Reviews(new(2026, 12, 1), new(2026, 12, 31)).Single();
        review.Due.ShouldBe(new(2026, 12, 14));
        review.Reminders.ShouldBe([new(2026, 11, 14), new(2026, 11, 30), new(2026, 12, 7), new(2026, 12, 13)]);
    }

    [Fact]
    public void Without_a_beginning_nothing_falls_due() =>
        new ModelCalendar(Monthly, null, null, WorkingDays).Meetings(new(2026, 1, 1), new(2027, 1, 1)).ShouldBeEmpty();

    [Fact]
    public void Every_month_of_operation_has_one_meeting_on_a_working_day_whatever_the_day_of_the_rule() =>
        Gen.Int[1, 31].Sample(day =>
        {
            var meetings = Calendar(Monthly.With(ProfileKeys.RegularMeeting, new MeetingRule(day))).Meetings(Begin, Begin.AddMonths(12).AddDays(15));
            return meetings.Select(m => YearMonth.Of(m.Planned)).Distinct().Count() == meetings.Count
                && meetings.All(m => WorkingDays.IsWorkingDay(m.Held) && m.Held >= m.Planned && m.Held.DayNumber - m.Planned.DayNumber <= 12)
                && meetings.Count >= 12;
        });

    private static ModelCalendar Calendar(ProfileValues profile) => new(profile, Begin, Begin, WorkingDays);
}
