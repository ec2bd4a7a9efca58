using BinhYen.Confidentiality;
using BinhYen.Platform;

namespace BinhYen.Tests.Confidentiality;

/// <summary>P-06 and P-07 as plain rules.</summary>
public sealed class DataRightClocksTests
{
    private static readonly WorkingCalendar Calendar = PublicHolidays.UsualCalendar();

    [Theory]
    [InlineData("2026-11-23 09:00", "2026-11-25 17:00")]
    [InlineData("2026-11-27 16:00", "2026-12-01 17:00")]
    [InlineData("2026-11-28 09:00", "2026-12-01 17:00")]
    [InlineData("2026-12-31 09:00", "2027-01-05 17:00")]
    public void A_reply_is_due_after_two_working_days_and_holidays_do_not_count(string received, string due) =>
        DataRightClocks.ReplyDue(At(received), Calendar).ShouldBe(At(due));

    [Theory]
    [InlineData(nameof(DataRight.Know), 10, 10)]
    [InlineData(nameof(DataRight.See), 10, 10)]
    [InlineData(nameof(DataRight.Correct), 10, 10)]
    [InlineData(nameof(DataRight.Copy), 10, 10)]
    [InlineData(nameof(DataRight.Withdraw), 15, 15)]
    [InlineData(nameof(DataRight.Restrict), 15, 15)]
    [InlineData(nameof(DataRight.Object), 15, 15)]
    [InlineData(nameof(DataRight.Complain), 15, 15)]
    [InlineData(nameof(DataRight.Delete), 20, 20)]
    public void Each_right_has_its_days_and_one_extension(string right, int days, int extension)
    {
        var which = Enum.Parse<DataRight>(right);
        var due = DataRightClocks.CarryOutDue(which, At("2026-11-23 09:00"));
        VietnamTime.DateOf(due).ShouldBe(new DateOnly(2026, 11, 23).AddDays(days));
        VietnamTime.DateOf(DataRightClocks.ExtendedDue(which, due)).ShouldBe(new DateOnly(2026, 11, 23).AddDays(days + extension));
    }

    private static DateTimeOffset At(string vietnamTime)
    {
        var time = DateTime.ParseExact(vietnamTime, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return VietnamTime.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
    }
}
