using BinhYen.Platform;
using CsCheck;

namespace BinhYen.Tests.Platform.Calendar;

/// <summary>Office days and hours of Vietnam, tried on examples and on random instants.</summary>
public sealed class WorkingCalendarTests
{
    private readonly WorkingCalendar calendar = PublicHolidays.UsualCalendar();

    private static readonly Gen<DateTimeOffset> _instants =
        Gen.Int[0, 365 * 24 * 60 - 1].Select(minutes => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes));

    private static readonly Gen<TimeSpan> _spans = Gen.Int[1, 80 * 60].Select(minutes => TimeSpan.FromMinutes(minutes));

    [Theory]
    [InlineData("2026-11-23T08:00", 1, "2026-11-24T17:00")] // Monday morning
    [InlineData("2026-11-20T16:59", 1, "2026-11-23T17:00")] // Friday: the weekend does not count
    [InlineData("2026-11-21T10:00", 1, "2026-11-23T17:00")] // Saturday
    [InlineData("2026-02-13T09:00", 1, "2026-02-23T17:00")] // Friday before Tết
    [InlineData("2026-04-29T09:00", 2, "2026-05-05T17:00")] // two holidays and a weekend
    [InlineData("2026-11-23T08:00", 0, "2026-11-23T17:00")]
    [InlineData("2026-11-23T18:00", 0, "2026-11-24T17:00")] // the office has closed already
    public void Working_days_are_due_at_the_end_of_an_office_day(string from, int days, string due) =>
        calendar.AddWorkingDays(Vietnam(from), days).ShouldBe(Vietnam(due));

    [Theory]
    [InlineData("2026-11-23T08:00", 4, "2026-11-23T14:00")] // lunch does not count
    [InlineData("2026-11-20T16:00", 4, "2026-11-23T10:30")] // one hour on Friday, three on Monday
    [InlineData("2026-11-22T03:00", 1, "2026-11-23T08:30")] // Sunday night
    [InlineData("2026-08-31T16:30", 1, "2026-09-03T08:00")] // before the National Day
    public void Working_hours_skip_lunch_nights_weekends_and_holidays(string from, double hours, string due) =>
        calendar.AddWorkingHours(Vietnam(from), hours).ShouldBe(Vietnam(due));

    [Fact]
    public void A_due_time_never_falls_on_a_day_off() =>
        Gen.Select(_instants, _spans, Gen.Int[0, 30]).Sample((from, span, days) =>
        {
            var dueByTime = calendar.AddWorkingTime(from, span);
            var dueByDays = calendar.AddWorkingDays(from, days);
            calendar.IsWorkingDay(VietnamTime.DateOf(dueByTime)).ShouldBeTrue();
            calendar.IsWorkingDay(VietnamTime.DateOf(dueByDays)).ShouldBeTrue();
            VietnamTime.TimeOf(dueByDays).ShouldBe(new TimeOnly(17, 0));
            dueByDays.ShouldBeGreaterThanOrEqualTo(from);
        });

    [Fact]
    public void Adding_office_time_and_measuring_it_are_inverse() =>
        Gen.Select(_instants, _spans).Sample((from, span) =>
            calendar.WorkingTimeBetween(from, calendar.AddWorkingTime(from, span)).ShouldBe(span));

    [Fact]
    public void Subtracting_office_time_and_measuring_it_are_inverse() =>
        Gen.Select(_instants, _spans).Sample((until, span) =>
            calendar.WorkingTimeBetween(calendar.SubtractWorkingTime(until, span), until).ShouldBe(span));

    [Fact]
    public void Whoever_starts_later_or_has_more_time_is_never_due_earlier() =>
        Gen.Select(_instants, _instants, _spans, _spans).Sample((a, b, less, more) =>
        {
            if (a > b) (a, b) = (b, a);
            if (less > more) (less, more) = (more, less);
            calendar.AddWorkingTime(a, less).ShouldBeLessThanOrEqualTo(calendar.AddWorkingTime(b, less));
            calendar.AddWorkingTime(a, less).ShouldBeLessThanOrEqualTo(calendar.AddWorkingTime(a, more));
            calendar.AddWorkingDays(a, less.Days).ShouldBeLessThanOrEqualTo(calendar.AddWorkingDays(b, more.Days));
        });

    [Fact]
    public void Office_time_of_two_halves_is_office_time_of_the_whole() =>
        Gen.Select(_instants, _instants, _instants).Sample((a, b, c) =>
        {
            DateTimeOffset[] order = [a, b, c];
            Array.Sort(order);
            (calendar.WorkingTimeBetween(order[0], order[1]) + calendar.WorkingTimeBetween(order[1], order[2]))
                .ShouldBe(calendar.WorkingTimeBetween(order[0], order[2]));
        });

    [Fact]
    public void A_commune_may_keep_other_office_hours()
    {
        var saturday = new WorkingCalendar(new OfficeHours([DayOfWeek.Saturday], [new(new(8, 0), new(10, 0))]), []);
        saturday.AddWorkingHours(Vietnam("2026-11-23T08:00"), 3).ShouldBe(Vietnam("2026-12-05T09:00"));
    }

    [Fact]
    public void Office_hours_that_contradict_themselves_are_a_mistake_of_the_settings()
    {
        Should.Throw<ArgumentException>(() => new OfficeHours([], [new(new(8, 0), new(10, 0))]));
        Should.Throw<ArgumentException>(() => new OfficeHours([DayOfWeek.Monday], [new(new(10, 0), new(8, 0))]));
        Should.Throw<ArgumentException>(() => new OfficeHours([DayOfWeek.Monday], [new(new(8, 0), new(11, 0)), new(new(10, 0), new(12, 0))]));
    }

    [Fact]
    public void Every_shipped_holiday_says_where_it_comes_from_and_when_it_was_checked()
    {
        PublicHolidays.Shipped.Count(h => h.Date.Year == 2026).ShouldBe(11);
        PublicHolidays.Shipped.ShouldAllBe(h => h.Name.Length > 0 && h.Source.Length > 0 && h.CheckedOn > new DateOnly(2026, 1, 1));
        PublicHolidays.Shipped.Select(h => h.Date).ShouldBeUnique();
    }

    private static DateTimeOffset Vietnam(string local) =>
        new(DateTime.ParseExact(local, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
