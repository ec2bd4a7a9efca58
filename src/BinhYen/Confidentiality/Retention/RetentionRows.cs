using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Confidentiality.Retention;

/// <summary>Keeps one case from deletion while a proceeding needs it. Never prolongs a secret for convenience: the basis is a document.</summary>
internal sealed class LegalHold
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Code of the case.</summary>
    public required string Label { get; init; }

    /// <summary>Number and date of the document that demands it, 5–200 characters.</summary>
    public required string Basis { get; init; }
    public StaffId PlacedBy { get; init; }
    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>When it ended; null while it holds.</summary>
    public DateTimeOffset? LiftedAt { get; set; }
}

/// <summary>A commune keeps a kind of data for less than the table says. The newest row counts.</summary>
internal sealed class RetentionChoice
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public required string Rule { get; init; }

    /// <summary>In the unit of the table's row.</summary>
    public int Count { get; init; }
    public StaffId ChosenBy { get; init; }
    public DateTimeOffset ChosenAt { get; init; }
}

/// <summary>Biên bản: what one run deleted under one rule. Codes only; it stays when the data are gone.</summary>
internal sealed class DeletionRecord
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public required string Rule { get; init; }

    /// <summary>The span that counted on that day, in words.</summary>
    public required string Kept { get; init; }
    public int Count { get; init; }

    /// <summary>Codes with line breaks between them; restricted ones only counted.</summary>
    public required string Labels { get; init; }
    public DateTimeOffset MadeAt { get; init; }
}

/// <summary>A day's run that came to its end; a row, so that it happens once however often the server starts.</summary>
internal sealed class RetentionRun
{
    public CommuneId CommuneId { get; init; }
    public DateOnly Day { get; init; }
    public int Deleted { get; init; }
    public DateTimeOffset EndedAt { get; init; }
}

internal sealed class LegalHoldMapping : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("legal_holds").HasKey(h => h.Id);
        builder.Property(h => h.Label).HasMaxLength(40);
        builder.Property(h => h.Basis).HasMaxLength(200);
        builder.HasIndex(h => new { h.CommuneId, h.Label });
    }
}

internal sealed class RetentionChoiceMapping : IEntityTypeConfiguration<RetentionChoice>
{
    public void Configure(EntityTypeBuilder<RetentionChoice> builder)
    {
        builder.ToTable("retention_choices").HasKey(c => c.Id);
        builder.Property(c => c.Rule).HasMaxLength(40);
        builder.HasIndex(c => new { c.CommuneId, c.Rule, c.ChosenAt });
    }
}

internal sealed class DeletionRecordMapping : IEntityTypeConfiguration<DeletionRecord>
{
    public void Configure(EntityTypeBuilder<DeletionRecord> builder)
    {
        builder.ToTable("deletion_records").HasKey(r => r.Id);
        builder.Property(r => r.Rule).HasMaxLength(40);
        builder.Property(r => r.Kept).HasMaxLength(40);
        builder.HasIndex(r => new { r.CommuneId, r.MadeAt });
    }
}

internal sealed class RetentionRunMapping : IEntityTypeConfiguration<RetentionRun>
{
    public void Configure(EntityTypeBuilder<RetentionRun> builder) => builder.ToTable("retention_runs").HasKey(r => new { r.CommuneId, r.Day });
}
