using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>
/// One day of the duty roster. The roster is the fallback handler of every message nobody else takes (workflow §5.4).
/// The day shift runs 07:00–19:00, the night shift until 07:00 of the next day, Vietnam time.
/// </summary>
internal sealed class DutyShift
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public DateOnly Date { get; init; }
    public StaffId DayOfficerId { get; set; }
    public StaffId NightOfficerId { get; set; }
    public StaffId SubstituteId { get; set; }
}

internal sealed class DutyShiftMapping : IEntityTypeConfiguration<DutyShift>
{
    public void Configure(EntityTypeBuilder<DutyShift> builder)
    {
        builder.ToTable("duty_shifts").HasKey(s => s.Id);
        builder.HasIndex(s => new { s.CommuneId, s.Date }).IsUnique();
    }
}
