using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>Bodies of a commune that are no hamlet (<c>org.unitKinds</c>).</summary>
internal enum BodyKind
{
    /// <summary>Tổ, đội dưới thôn; lies in a hamlet.</summary>
    SubHamlet,

    /// <summary>Ban, ngành của xã.</summary>
    Department,

    /// <summary>Đoàn thể.</summary>
    Union,
    Agency,
    School,
    Enterprise,
    Cooperative,

    /// <summary>A body outside the commune whose papers are still quoted: a district that ended in 2025, a province.</summary>
    IssuingBody,
}

/// <summary>What an invited unit answered (R-YC-91). No answer is no refusal.</summary>
internal enum InvitationAnswer
{
    NotInvited,
    Waiting,
    Joined,
    Declined,
}

/// <summary>
/// A body with its life span: old papers and old names lead to it after it was renamed, merged or dissolved (R-TT-04).
/// </summary>
internal sealed class CommuneUnit
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public BodyKind Kind { get; init; }
    public required string Name { get; set; }

    /// <summary>Former names, with marks.</summary>
    public List<string> OldNames { get; set; } = [];

    /// <summary>The hamlet a sub-unit lies in; null for others.</summary>
    public HamletId? HamletId { get; init; }

    /// <summary>First day; null when it was always there as far as we know.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>Last day; null while it exists.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>What took over its tasks; null when nothing did or it still exists.</summary>
    public Guid? SuccessorId { get; set; }
    public DateOnly? InvitedOn { get; set; }
    public InvitationAnswer Answer { get; set; }

    /// <summary>The day the answer came; null while there is none.</summary>
    public DateOnly? AnsweredOn { get; set; }

    public bool ExistsOn(DateOnly date) => (StartedOn is null || StartedOn <= date) && (EndedOn is null || EndedOn >= date);

    /// <summary>Takes part on a day: said yes by then and still exists.</summary>
    public bool TakesPartOn(DateOnly date) => ExistsOn(date) && Answer is InvitationAnswer.Joined && AnsweredOn <= date;
}

internal sealed class CommuneUnitMapping : IEntityTypeConfiguration<CommuneUnit>
{
    public void Configure(EntityTypeBuilder<CommuneUnit> builder)
    {
        builder.ToTable("commune_units").HasKey(u => u.Id);
        builder.Property(u => u.Name).HasMaxLength(120);
        builder.HasIndex(u => new { u.CommuneId, u.Kind });
    }
}
