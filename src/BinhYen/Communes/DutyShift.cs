using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>
/// One day of the duty roster. The roster is the fallback handler of every message nobody else takes (workflow §5.4).
/// The day shift runs 07:00–19:00, the night shift until 07:00 of the next day, Vietnam time.
/// </summary>
internal sealed class DutyShift
{
    /// <summary>Hour at which the night shift hands over to the day shift.</summary>
    public const int DayStarts = 7;

    private StaffId dayOfficerId;
    private StaffId nightOfficerId;
    private StaffId substituteId;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public DateOnly Date { get; init; }
    public StaffId DayOfficerId { get => dayOfficerId; init => dayOfficerId = value; }
    public StaffId NightOfficerId { get => nightOfficerId; init => nightOfficerId = value; }
    public StaffId SubstituteId { get => substituteId; init => substituteId = value; }

    /// <summary>Who was taken off the day after it had begun: a report about "cán bộ trực hôm nay" may mean them.</summary>
    public List<Guid> Relieved { get; private set; } = [];

    /// <summary>Everybody who was on the day at any time.</summary>
    public IReadOnlyList<StaffId> Everybody => [.. new[] { dayOfficerId, nightOfficerId, substituteId }.Concat(Relieved.Select(id => new StaffId(id))).Distinct()];

    /// <summary>Says who has the day.</summary>
    /// <param name="day">From 07:00 to 19:00.</param>
    /// <param name="night">From 19:00 on.</param>
    /// <param name="substitute">Who stands in.</param>
    /// <param name="today">The day it is: whoever leaves a day that has begun is kept in mind.</param>
    public void Assign(StaffId day, StaffId night, StaffId substitute, DateOnly today)
    {
        var before = Everybody;
        (dayOfficerId, nightOfficerId, substituteId) = (day, night, substitute);
        if (Date <= today) Relieved = [.. before.Except([day, night, substitute]).Select(id => id.Value)];
    }

    /// <summary>The roster's day at an instant: the night shift belongs to the day it began on.</summary>
    /// <param name="now">In the time of Vietnam.</param>
    public static DateOnly DateAt(DateTimeOffset now) => DateOnly.FromDateTime(now.Hour < DayStarts ? now.DateTime.AddDays(-1) : now.DateTime);
}

internal sealed class DutyShiftMapping : IEntityTypeConfiguration<DutyShift>
{
    public void Configure(EntityTypeBuilder<DutyShift> builder)
    {
        builder.ToTable("duty_shifts").HasKey(s => s.Id);
        builder.HasIndex(s => new { s.CommuneId, s.Date }).IsUnique();
        builder.Ignore(s => s.Everybody);
    }
}

/// <summary>A public holiday on which office clocks stand still, with where the date was read and when.</summary>
internal sealed class Holiday
{
    public CommuneId CommuneId { get; init; }
    public DateOnly Date { get; init; }

    /// <summary>Name shown in the calendar; empty where only the date is known.</summary>
    public string Name { get; set; } = "";

    /// <summary>The announcement or law the date comes from.</summary>
    public string Source { get; set; } = "";
    public DateOnly CheckedOn { get; set; }
}

internal sealed class HolidayMapping : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> builder)
    {
        builder.ToTable("holidays").HasKey(h => new { h.CommuneId, h.Date });
        builder.Property(h => h.Name).HasMaxLength(120);
        builder.Property(h => h.Source).HasMaxLength(200);
    }
}
