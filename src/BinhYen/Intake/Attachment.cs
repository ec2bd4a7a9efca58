using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Intake;

/// <summary>
/// What is known in the open about an attached file. Its bytes, its name and its hash are sealed with <see cref="RecordKey"/>;
/// when that key is destroyed they are gone everywhere. Hash and time are those of the bytes as they came (R-TT-42).
/// </summary>
internal sealed class Attachment
{
    public AttachmentId Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>The key that seals name, hash and bytes, usually the case's own.</summary>
    public RecordKeyId RecordKey { get; init; }

    public AttachmentKind Kind { get; init; }

    /// <summary>Media type found in the bytes themselves, never the declared one: <c>image/jpeg</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Size of the original in bytes.</summary>
    public long Size { get; init; }

    /// <summary>
    /// SHA-256 of the original bytes before anything was done to them, sealed: in the open it would join the same picture in two places, and
    /// whoever has a picture could look for it.
    /// </summary>
    public required SealedText Hash { get; init; }

    /// <summary>When the original had arrived whole, in UTC.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    public AttachmentSource Source { get; init; }

    /// <summary>Set by the sweep once it has seen that a message holds the file; null before. Only files from the web may be of a form never sent.</summary>
    public DateTimeOffset? SentAt { get; set; }
    public MalwareVerdict Malware { get; set; }

    /// <summary>True when a display copy and a thumbnail without metadata exist beside the original.</summary>
    public bool HasCopies { get; init; }

    /// <summary>When its bytes were destroyed for good; size and time stay. Null while it can be opened.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>The name it was sent under, sealed; null when it had none.</summary>
    public SealedText? OriginalName { get; init; }
}

/// <summary>What a resident sees as one sort of attachment, each with its own size limit.</summary>
internal enum AttachmentKind
{
    Image,
    Audio,
    Video,
    Document,
}

/// <summary>The way an attachment came in.</summary>
internal enum AttachmentSource
{
    /// <summary>Fetched from a link in a Zalo event.</summary>
    Zalo,

    /// <summary>Uploaded on the residents' pages.</summary>
    Web,

    /// <summary>Entered by an officer for a visitor or caller.</summary>
    Counter,

    /// <summary>Added to a case by an officer.</summary>
    Officer,
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachments").HasKey(a => a.Id);
        builder.Property(a => a.RecordKey).HasConversion(key => key.Value, value => new RecordKeyId(value));
        builder.Property(a => a.MediaType).HasMaxLength(120);
        builder.HasIndex(a => new { a.CommuneId, a.RecordKey });
        builder.HasIndex(a => new { a.Source, a.SentAt, a.ReceivedAt });
    }
}
