using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>A hamlet of a commune. Merged hamlets keep their row with an end date; search still finds their names.</summary>
public sealed class Hamlet
{
    public HamletId Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Code within the commune: "H01".</summary>
    public required string Code { get; set; }

    /// <summary>The word of this place: thôn, xóm, ấp, bản, khu phố (profile key <c>org.unitTerm</c>).</summary>
    public required string Term { get; set; }

    /// <summary>Name without the term: "Đông Khê".</summary>
    public required string Name { get; set; }

    /// <summary>Former names, with marks; residents go on using them for years.</summary>
    public List<string> OldNames { get; set; } = [];

    /// <summary>Public places residents name instead of the hamlet: "cầu Đá", "chợ Phú Lộc".</summary>
    public List<string> Places { get; set; } = [];

    /// <summary>First day of a hamlet that came from a merger or a split; null for one that was always there.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>What it became part of; null while it exists.</summary>
    public HamletId? SuccessorId { get; set; }

    /// <summary>Last day the hamlet existed; null while it does.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>"thôn Đông Khê".</summary>
    public string FullName => $"{Term} {Name}";
}

/// <summary>Who polices a hamlet from when to when. At any date a hamlet has at most one officer and one substitute.</summary>
internal sealed class HamletDuty
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public HamletId HamletId { get; init; }
    public StaffId OfficerId { get; set; }

    /// <summary>Who steps in when the officer is away or in conflict. Null: the duty officer does.</summary>
    public StaffId? SubstituteId { get; set; }

    public DateOnly From { get; init; }

    /// <summary>Last day of the duty; null while it lasts.</summary>
    public DateOnly? Until { get; set; }
}

internal sealed class HamletMapping : IEntityTypeConfiguration<Hamlet>
{
    public void Configure(EntityTypeBuilder<Hamlet> builder)
    {
        builder.ToTable("hamlets").HasKey(h => h.Id);
        builder.Property(h => h.Code).HasMaxLength(20);
        builder.Property(h => h.Term).HasMaxLength(20);
        builder.Property(h => h.Name).HasMaxLength(80);
        builder.HasIndex(h => new { h.CommuneId, h.Code }).IsUnique();
        builder.HasOne<Commune>().WithMany().HasForeignKey(h => h.CommuneId);
        builder.Ignore(h => h.FullName);
    }
}

internal sealed class HamletDutyMapping : IEntityTypeConfiguration<HamletDuty>
{
    public void Configure(EntityTypeBuilder<HamletDuty> builder)
    {
        builder.ToTable("hamlet_duties").HasKey(d => d.Id);
        builder.HasIndex(d => new { d.CommuneId, d.HamletId });
        builder.HasOne<Hamlet>().WithMany().HasForeignKey(d => d.HamletId);
    }
}
