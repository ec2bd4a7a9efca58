using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Verification;

internal sealed class VerifierMapping : IEntityTypeConfiguration<Verifier>
{
    public void Configure(EntityTypeBuilder<Verifier> builder)
    {
        builder.ToTable("verifiers").HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.ZaloLane).HasMaxLength(60);
        builder.HasIndex(v => new { v.CommuneId, v.HamletId });
        builder.HasIndex(v => v.Account);
        builder.HasIndex(v => v.LinkHash);
    }
}

internal sealed class VerificationRequestMapping : IEntityTypeConfiguration<VerificationRequest>
{
    public void Configure(EntityTypeBuilder<VerificationRequest> builder)
    {
        builder.ToTable("verification_requests").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Place).HasMaxLength(120);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.CaseId, r.WrittenAt });
        builder.HasIndex(r => new { r.State, r.NotBefore });
    }
}

internal sealed class AskedVerifierMapping : IEntityTypeConfiguration<AskedVerifier>
{
    public void Configure(EntityTypeBuilder<AskedVerifier> builder)
    {
        builder.ToTable("asked_verifiers").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasOne<VerificationRequest>().WithMany().HasForeignKey(a => a.RequestId);
        // One person is asked once per question, whatever runs twice.
        builder.HasIndex(a => new { a.RequestId, a.VerifierId }).IsUnique();
        builder.HasIndex(a => a.VerifierId);
        builder.HasIndex(a => a.LinkHash);
        builder.HasIndex(a => a.ZaloHash);
        builder.HasIndex(a => a.PhotoId);
    }
}
