using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>The minutes of taking a State secret out (B-03): that it happened, by whom, how much; nothing of what it said.</summary>
internal sealed class SecretRemoval
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public CaseId CaseId { get; init; }
    public DateTimeOffset At { get; init; }
    public StaffId By { get; init; }
    public SecretGround Ground { get; init; }

    /// <summary>Messages destroyed.</summary>
    public int Messages { get; init; }

    /// <summary>Files destroyed.</summary>
    public int Files { get; init; }

    /// <summary>How it came.</summary>
    public SourceChannel Channel { get; init; }
}

internal sealed class SecretRemovalMapping : IEntityTypeConfiguration<SecretRemoval>
{
    public void Configure(EntityTypeBuilder<SecretRemoval> builder)
    {
        builder.ToTable("secret_removals").HasKey(r => r.Id);
        builder.HasIndex(r => r.CaseId).IsUnique();
    }
}
