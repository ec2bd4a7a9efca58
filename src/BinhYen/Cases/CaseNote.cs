using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>An officer's note inside the unit. Never shown to a reporter, a verifier or the committee.</summary>
internal sealed class CaseNote
{
    public Guid Id { get; init; }
    public CaseId CaseId { get; init; }
    public required StaffId AuthorId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required SealedText Text { get; init; }
}

/// <summary>Why the machine suggested kind, category and urgency: shown as "gợi ý của máy", decided by nobody but an officer (R-TT-08).</summary>
internal sealed class CaseSuggestion
{
    public CaseId CaseId { get; init; }
    public required CaseKind Kind { get; init; }
    public required CaseCategory Category { get; init; }
    public required Urgency Urgency { get; init; }

    /// <summary>The reasons, one per line; sealed because cue words come from the reporter's text.</summary>
    public required SealedText Reasons { get; init; }
}

/// <summary>What an officer has typed into one form of a case and not sent yet.</summary>
internal sealed class CaseDraft
{
    public CaseId CaseId { get; init; }
    public required StaffId StaffId { get; init; }

    /// <summary>Name of the form: the last part of the address it posts to.</summary>
    public required string Form { get; init; }

    /// <summary>JSON of the fields by name.</summary>
    public required SealedText Fields { get; set; }
    public required DateTimeOffset SavedAt { get; set; }
}

internal sealed class CaseNoteMapping : IEntityTypeConfiguration<CaseNote>
{
    public void Configure(EntityTypeBuilder<CaseNote> builder)
    {
        builder.ToTable("case_notes").HasKey(n => n.Id);
        builder.HasIndex(n => new { n.CaseId, n.At });
    }
}

internal sealed class CaseSuggestionMapping : IEntityTypeConfiguration<CaseSuggestion>
{
    public void Configure(EntityTypeBuilder<CaseSuggestion> builder) => builder.ToTable("case_suggestions").HasKey(s => s.CaseId);
}

internal sealed class CaseDraftMapping : IEntityTypeConfiguration<CaseDraft>
{
    public void Configure(EntityTypeBuilder<CaseDraft> builder)
    {
        builder.ToTable("case_drafts").HasKey(d => new { d.CaseId, d.StaffId, d.Form });
        builder.Property(d => d.Form).HasMaxLength(40);
    }
}
