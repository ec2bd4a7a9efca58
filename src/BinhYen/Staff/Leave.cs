using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Staff;

/// <summary>Days on which a person is away: leave, training, illness. Nothing is assigned to them without a substitute.</summary>
internal sealed class Leave
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public StaffId StaffId { get; init; }

    /// <summary>First day away.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day away.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Who takes new work meanwhile. Null: nobody, so that new work is refused and goes to the duty officer.</summary>
    public StaffId? SubstituteId { get; set; }

    /// <summary>When the entry was taken back; null while it holds.</summary>
    public DateTimeOffset? CancelledAt { get; set; }
}

internal sealed class LeaveMapping : IEntityTypeConfiguration<Leave>
{
    public void Configure(EntityTypeBuilder<Leave> builder)
    {
        builder.ToTable("leaves").HasKey(l => l.Id);
        builder.HasIndex(l => new { l.CommuneId, l.StaffId, l.Until });
    }
}
