using BinhYen.Communes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>Who does what for a group, from when to when. People of the staff and of public bodies only; never a member as such.</summary>
internal sealed class GroupAppointment
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public GroupId GroupId { get; init; }
    public GroupDuty Duty { get; init; }

    /// <summary>The account; null for office holders without one, whose name stands in <see cref="PersonName"/>.</summary>
    public StaffId? StaffId { get; init; }

    /// <summary>Name of an office holder or guest without an account, as printed; null for accounts.</summary>
    public string? PersonName { get; init; }

    /// <summary>
    /// The position held (Bí thư chi bộ …); null where the account's role says it. Who holds two positions has two
    /// appointments and is still one person (R-DT-41).
    /// </summary>
    public GroupRole? Position { get; init; }

    /// <summary>First day.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day; null while it lasts.</summary>
    public DateOnly? Until { get; set; }

    public bool Covers(DateOnly date) => From <= date && (Until is null || Until >= date);
}

internal sealed class GroupAppointmentMapping : IEntityTypeConfiguration<GroupAppointment>
{
    public void Configure(EntityTypeBuilder<GroupAppointment> builder)
    {
        builder.ToTable("group_appointments").HasKey(a => a.Id);
        builder.Property(a => a.PersonName).HasMaxLength(120);
        builder.HasIndex(a => new { a.CommuneId, a.GroupId });
        builder.HasIndex(a => new { a.StaffId, a.Until });
        builder.HasOne<ZaloGroup>().WithMany().HasForeignKey(a => a.GroupId);
    }
}
