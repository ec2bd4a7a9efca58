using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases.Escalating;

/// <summary>The second means by which an officer is told of an emergency, beside the screen (R-YC-42).</summary>
internal enum SecondMeans
{
    None,

    /// <summary>A message to the officer's own linked Zalo.</summary>
    Zalo,

    /// <summary>An instruction on the duty screen of somebody else to ring the officer up.</summary>
    CallByHand,
}

/// <summary>One thing one person is told about one case, once. A row, so that a restart neither forgets nor repeats it.</summary>
internal sealed class StaffAlert
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public required StaffId StaffId { get; init; }
    public CaseId CaseId { get; init; }

    /// <summary>Why: the key of the escalation step, or <c>new</c> for a fresh emergency.</summary>
    public required string Step { get; init; }

    /// <summary>What is due; null for a fresh emergency.</summary>
    public ClockKind? Clock { get; init; }
    public EscalateTo Level { get; init; }
    public bool IsEmergency { get; init; }
    public SecondMeans SecondMeans { get; set; }

    /// <summary>Whom the owner of this alert shall ring up; null when it is meant for the owner.</summary>
    public StaffId? Call { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The message that tells the owner over Zalo; null when none was sent.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>When the owner said "I know"; null before.</summary>
    public DateTimeOffset? SeenAt { get; set; }
}

internal sealed class StaffAlertMapping : IEntityTypeConfiguration<StaffAlert>
{
    public void Configure(EntityTypeBuilder<StaffAlert> builder)
    {
        builder.ToTable("staff_alerts").HasKey(a => a.Id);
        builder.Property(a => a.Step).HasMaxLength(80);
        // Each step is told to each person once, whatever restarts or runs twice.
        builder.HasIndex(a => new { a.CaseId, a.Step, a.StaffId }).IsUnique();
        builder.HasIndex(a => new { a.StaffId, a.SeenAt, a.At });
        builder.HasIndex(a => a.MessageId);
    }
}
