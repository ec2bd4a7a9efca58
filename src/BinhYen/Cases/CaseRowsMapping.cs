using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

internal sealed class CaseEventMapping : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("case_events").HasKey(e => new { e.CaseId, e.Number });
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.ReasonCode).HasMaxLength(Reason.LongestCode);
        builder.Ignore(e => e.Transition);
    }
}

internal sealed class CaseClockMapping : IEntityTypeConfiguration<CaseClock>
{
    public void Configure(EntityTypeBuilder<CaseClock> builder)
    {
        builder.ToTable("case_clocks").HasKey(c => new { c.CaseId, c.Number });
        builder.Property(c => c.Number).ValueGeneratedNever();
        builder.Property(c => c.Basis).HasMaxLength(20);
        builder.Ignore(c => c.Allowance);
    }
}

internal sealed class CaseReportMapping : IEntityTypeConfiguration<CaseReport>
{
    public void Configure(EntityTypeBuilder<CaseReport> builder)
    {
        builder.ToTable("case_reports").HasKey(r => new { r.CaseId, r.ReportId });
    }
}

internal sealed class CaseAnswerMapping : IEntityTypeConfiguration<CaseAnswer>
{
    public void Configure(EntityTypeBuilder<CaseAnswer> builder)
    {
        builder.ToTable("case_answers").HasKey(a => new { a.CaseId, a.Number });
        builder.Property(a => a.Number).ValueGeneratedNever();
        builder.Property(a => a.Unit).HasMaxLength(AnswerFacts.LongestUnit);
        builder.Property(a => a.LawfulBasis).HasMaxLength(CaseAnswer.LongestLawfulBasis);
    }
}

internal sealed class CaseExclusionMapping : IEntityTypeConfiguration<CaseExclusion>
{
    public void Configure(EntityTypeBuilder<CaseExclusion> builder)
    {
        builder.ToTable("case_exclusions").HasKey(e => new { e.CaseId, e.StaffId, e.Scope });
        builder.HasIndex(e => new { e.StaffId, e.Scope, e.CaseId });
    }
}

internal sealed class DeadlineExtensionMapping : IEntityTypeConfiguration<DeadlineExtension>
{
    public void Configure(EntityTypeBuilder<DeadlineExtension> builder)
    {
        builder.ToTable("case_extensions").HasKey(e => new { e.CaseId, e.Number });
        builder.Property(e => e.Number).ValueGeneratedNever();
    }
}

internal sealed class MediationMapping : IEntityTypeConfiguration<Mediation>
{
    public void Configure(EntityTypeBuilder<Mediation> builder)
    {
        builder.ToTable("case_mediations").HasKey(m => new { m.CaseId, m.Number });
        builder.Property(m => m.Number).ValueGeneratedNever();
    }
}

internal sealed class CommitteeQuestionMapping : IEntityTypeConfiguration<CommitteeQuestion>
{
    public void Configure(EntityTypeBuilder<CommitteeQuestion> builder)
    {
        builder.ToTable("case_committee_questions").HasKey(q => new { q.CaseId, q.Number });
        builder.Property(q => q.Number).ValueGeneratedNever();
    }
}
