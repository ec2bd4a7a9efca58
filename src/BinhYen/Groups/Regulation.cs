using BinhYen.Communes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>Which rules a document sets (R-YC-33, R-TT-22).</summary>
internal enum RuleBook
{
    /// <summary>Quy chế hoạt động của Ban Chỉ đạo.</summary>
    Committee,

    /// <summary>Quy chế hoạt động của mô hình.</summary>
    Model,

    /// <summary>Quy chế nhóm.</summary>
    Group,

    /// <summary>Quy ước, hương ước of a hamlet.</summary>
    Convention,
}

/// <summary>
/// One version of a regulation. Versions are never changed: a new one takes over on its day, the old ones stay readable.
/// </summary>
internal sealed class Regulation
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public RuleBook Book { get; init; }

    /// <summary>The kind of group it is for (R-HG-54); null for all. Only for <see cref="RuleBook.Group"/>.</summary>
    public GroupPurpose? Purpose { get; init; }

    /// <summary>The group whose own rules these are (R-HG-51); null for all groups.</summary>
    public GroupId? GroupId { get; init; }

    /// <summary>1, 2, 3 … within the same book, purpose and group.</summary>
    public int Version { get; init; }
    public required string Title { get; init; }

    /// <summary>Number of the document it was issued with: "32/QĐ-UBND". Empty when it has none.</summary>
    public string Number { get; init; } = "";

    /// <summary>First day in force.</summary>
    public DateOnly EffectiveFrom { get; init; }
    public required string Text { get; init; }

    /// <summary>What may be posted (R-YC-70), one line each; printed with the regulation.</summary>
    public string Allowed { get; init; } = "";

    /// <summary>What may not, one line each.</summary>
    public string Prohibited { get; init; } = "";

    /// <summary>What is new, told to the leaders and members; empty for the first version.</summary>
    public string Changes { get; init; } = "";
    public StaffId? By { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Whether it speaks to this group at all.</summary>
    public bool Concerns(ZaloGroup group) =>
        GroupId is { } own ? own == group.Id : Purpose is null || Purpose == group.Purpose;
}

/// <summary>Somebody who leads or looks after a group says: I have read this version.</summary>
internal sealed class RegulationReading
{
    public Guid RegulationId { get; init; }
    public GroupId GroupId { get; init; }
    public StaffId StaffId { get; init; }
    public CommuneId CommuneId { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A version was made known in a group; how many members confirmed is counted, never who (R-TT-22).</summary>
internal sealed class RegulationPosting
{
    public Guid RegulationId { get; init; }
    public GroupId GroupId { get; init; }
    public CommuneId CommuneId { get; init; }
    public DateOnly On { get; set; }

    /// <summary>Members who confirmed by then; null when not counted.</summary>
    public int? Confirmed { get; set; }
    public StaffId By { get; set; }
}

/// <summary>How the books are called, and which profile value asks for them.</summary>
internal static class RuleBooks
{
    public static string InWords(this RuleBook book) => book switch
    {
        RuleBook.Committee => "Quy chế Ban Chỉ đạo",
        RuleBook.Model => "Quy chế mô hình",
        RuleBook.Group => "Quy chế nhóm",
        RuleBook.Convention => "Quy ước, hương ước",
    };

    public static RuleBook Of(RegulationKind kind) => kind switch
    {
        RegulationKind.Committee => RuleBook.Committee,
        RegulationKind.Model => RuleBook.Model,
        RegulationKind.Group => RuleBook.Group,
    };
}

internal sealed class RegulationMapping : IEntityTypeConfiguration<Regulation>
{
    public void Configure(EntityTypeBuilder<Regulation> builder)
    {
        builder.ToTable("regulations").HasKey(r => r.Id);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.Number).HasMaxLength(60);
        builder.Property(r => r.Text).HasMaxLength(20_000);
        builder.Property(r => r.Allowed).HasMaxLength(4_000);
        builder.Property(r => r.Prohibited).HasMaxLength(4_000);
        builder.Property(r => r.Changes).HasMaxLength(2_000);
        builder.HasIndex(r => new { r.CommuneId, r.Book, r.EffectiveFrom });
    }
}

internal sealed class RegulationReadingMapping : IEntityTypeConfiguration<RegulationReading>
{
    public void Configure(EntityTypeBuilder<RegulationReading> builder)
    {
        builder.ToTable("regulation_readings").HasKey(r => new { r.RegulationId, r.GroupId, r.StaffId });
        builder.HasIndex(r => r.CommuneId);
        builder.HasOne<Regulation>().WithMany().HasForeignKey(r => r.RegulationId);
        builder.HasOne<ZaloGroup>().WithMany().HasForeignKey(r => r.GroupId);
    }
}

internal sealed class RegulationPostingMapping : IEntityTypeConfiguration<RegulationPosting>
{
    public void Configure(EntityTypeBuilder<RegulationPosting> builder)
    {
        builder.ToTable("regulation_postings").HasKey(p => new { p.RegulationId, p.GroupId });
        builder.HasIndex(p => p.CommuneId);
        builder.HasOne<Regulation>().WithMany().HasForeignKey(p => p.RegulationId);
        builder.HasOne<ZaloGroup>().WithMany().HasForeignKey(p => p.GroupId);
    }
}
