using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Platform.Journal;

/// <summary>
/// One line of a commune's journal: what happened, to which record, by whom, when. It never holds a resident's words,
/// name or number, only opaque ids and codes, so it can be shown to an inspector whole.
/// </summary>
internal sealed class JournalEntry
{
    public CommuneId CommuneId { get; init; }

    /// <summary>1, 2, 3 … within the commune, without gaps.</summary>
    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Durable name of the fact with its version, for example <c>cases.answered.v1</c>.</summary>
    public required string Fact { get; init; }

    /// <summary>Opaque id or code of the record it happened to.</summary>
    public required string Subject { get; init; }

    /// <summary>Who acted: <c>staff:GUID</c>, <c>system</c>, <c>reporter</c>, <c>api:NAME</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>Small JSON object with old and new values that are no secret. Keys in ordinal order.</summary>
    public required string Details { get; init; }

    /// <summary>Hash of the entry before; 32 zero bytes for the first.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>SHA-256 over this entry's fields and <see cref="PreviousHash"/>.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>The end of a commune's chain: the row that writers lock, and what reveals a cut-off tail.</summary>
internal sealed class JournalHead
{
    public CommuneId CommuneId { get; init; }
    public long Sequence { get; set; }
    public required byte[] Hash { get; set; }

    /// <summary>Keyed hash over commune, sequence and hash with a key of the vault: whoever has only the database cannot shorten the chain and repair the head.</summary>
    public required byte[] Seal { get; set; }
}

internal sealed class JournalEntryMapping : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("journal_entries").HasKey(e => new { e.CommuneId, e.Sequence });
        builder.Property(e => e.Fact).HasMaxLength(80);
        builder.Property(e => e.Subject).HasMaxLength(80);
        builder.Property(e => e.Actor).HasMaxLength(80);
        builder.HasIndex(e => new { e.CommuneId, e.Subject });
        builder.HasIndex(e => new { e.CommuneId, e.Fact, e.Sequence });
    }
}

internal sealed class JournalHeadMapping : IEntityTypeConfiguration<JournalHead>
{
    public void Configure(EntityTypeBuilder<JournalHead> builder) =>
        builder.ToTable("journal_heads").HasKey(h => h.CommuneId);
}
