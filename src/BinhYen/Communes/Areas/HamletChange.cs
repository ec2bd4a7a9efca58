using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes.Areas;

/// <summary>What happens to hamlets by decision.</summary>
internal enum HamletChangeKind
{
    Rename,

    /// <summary>Two or more become one.</summary>
    Merge,

    /// <summary>A new one is taken out of one that stays.</summary>
    Split,
}

/// <summary>
/// A decision about hamlets that takes effect on a day. Until then it changes nothing and can be taken back; on that day
/// it is carried out as a whole.
/// </summary>
internal sealed class HamletChange
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public HamletChangeKind Kind { get; init; }

    /// <summary>The hamlets it is about.</summary>
    public List<Guid> From { get; init; } = [];

    /// <summary>The one of them that goes on, when they merge into it; null when a new one begins.</summary>
    public HamletId? Survivor { get; init; }
    public required string Term { get; init; }
    public required string Name { get; init; }

    /// <summary>Who polices the new or merged hamlet from that day; null for a renaming.</summary>
    public StaffId? OfficerId { get; set; }
    public StaffId? SubstituteId { get; set; }

    /// <summary>First day on which it is so.</summary>
    public DateOnly EffectiveOn { get; init; }

    /// <summary>Number of the decision.</summary>
    public required string Basis { get; init; }
    public StaffId PlannedBy { get; init; }
    public DateTimeOffset PlannedAt { get; init; }

    /// <summary>Taken back before it took effect; null otherwise.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>Carried out; null while it waits.</summary>
    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>What it came to, once carried out.</summary>
    public int MovedCases { get; set; }
    public int MovedHouseholds { get; set; }

    public bool IsPending => CancelledAt is null && AppliedAt is null;

    /// <summary>"thôn Hòa Bình".</summary>
    public string FullName => $"{Term} {Name}";

    public IReadOnlySet<HamletId> Hamlets => From.Select(id => new HamletId(id)).ToHashSet();
}

internal sealed class HamletChangeMapping : IEntityTypeConfiguration<HamletChange>
{
    public void Configure(EntityTypeBuilder<HamletChange> builder)
    {
        builder.ToTable("hamlet_changes").HasKey(c => c.Id);
        builder.Property(c => c.Term).HasMaxLength(20);
        builder.Property(c => c.Name).HasMaxLength(80);
        builder.Property(c => c.Basis).HasMaxLength(120);
        builder.HasIndex(c => new { c.CommuneId, c.EffectiveOn });
        builder.Ignore(c => c.IsPending).Ignore(c => c.FullName).Ignore(c => c.Hamlets);
    }
}
