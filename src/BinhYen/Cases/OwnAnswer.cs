using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>
/// The words of a written answer for one reporter alone, where a merged case has several: each thread keeps its own
/// answer (R-TT-53). The facts in it are those of the answer.
/// </summary>
internal sealed class OwnAnswer
{
    public CaseId CaseId { get; init; }

    /// <summary>Number of the <see cref="CaseAnswer"/> it belongs to.</summary>
    public int Number { get; init; }
    public ConversationId ThreadId { get; init; }
    public required SealedText Text { get; init; }
}

internal sealed class OwnAnswerMapping : IEntityTypeConfiguration<OwnAnswer>
{
    public void Configure(EntityTypeBuilder<OwnAnswer> builder)
    {
        builder.ToTable("case_own_answers").HasKey(a => new { a.CaseId, a.Number, a.ThreadId });
        builder.Property(a => a.Number).ValueGeneratedNever();
    }
}
