using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>The key that seals a case's notes, reasons and answers. Destroying it de-identifies the case and keeps its dates.</summary>
internal sealed class CaseSecret
{
    public CaseId CaseId { get; init; }
    public RecordKeyId KeyId { get; init; }

    /// <summary>When the key and those of its threads were destroyed by a retention rule; null while words can be read.</summary>
    public DateTimeOffset? DestroyedAt { get; set; }
}

/// <summary>A keyed hash of one word that stands in a case, so that sealed words can be searched (architecture §4).</summary>
internal sealed class CaseTerm
{
    public CommuneId CommuneId { get; init; }
    public required byte[] Term { get; init; }
    public CaseId CaseId { get; init; }
}

internal sealed class CaseSecretMapping : IEntityTypeConfiguration<CaseSecret>
{
    public void Configure(EntityTypeBuilder<CaseSecret> builder) => builder.ToTable("case_secrets").HasKey(s => s.CaseId);
}

internal sealed class CaseTermMapping : IEntityTypeConfiguration<CaseTerm>
{
    public void Configure(EntityTypeBuilder<CaseTerm> builder)
    {
        builder.ToTable("case_terms").HasKey(t => new { t.CommuneId, t.Term, t.CaseId });
        builder.HasIndex(t => t.CaseId);
    }
}
