using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>
/// Why somebody may read the threads of a case that was in other hands before (ISO-15): they accepted the note of
/// confidentiality, or the chief opened a finished case for them with a reason. Rows are only added.
/// </summary>
internal sealed class ThreadTrust
{
    public Guid Id { get; init; }
    public CaseId CaseId { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Who may read.</summary>
    public required StaffId StaffId { get; init; }

    /// <summary>The chief who opened it for them; null when they accepted the note themselves.</summary>
    public StaffId? OpenedBy { get; init; }

    /// <summary>The chief's reason, sealed; null for an accepted note.</summary>
    public SealedText? Reason { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class ThreadTrustMapping : IEntityTypeConfiguration<ThreadTrust>
{
    public void Configure(EntityTypeBuilder<ThreadTrust> builder)
    {
        builder.ToTable("thread_trusts").HasKey(t => t.Id);
        builder.HasIndex(t => new { t.CaseId, t.StaffId });
    }
}
