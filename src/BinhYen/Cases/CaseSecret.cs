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

internal sealed class CaseSecretMapping : IEntityTypeConfiguration<CaseSecret>
{
    public void Configure(EntityTypeBuilder<CaseSecret> builder) => builder.ToTable("case_secrets").HasKey(s => s.CaseId);
}
