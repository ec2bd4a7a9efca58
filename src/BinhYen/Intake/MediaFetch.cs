using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Intake;

/// <summary>
/// A link from a message whose file must be fetched before Zalo lets it expire. The row stays, so that a case shows
/// "one picture could not be fetched" instead of silently having none.
/// </summary>
internal sealed class MediaFetch
{
    /// <summary>How often a fetch is tried before it is given up.</summary>
    public const int MostAttempts = 6;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>The key of the record the file will belong to.</summary>
    public RecordKeyId RecordKey { get; init; }

    /// <summary>The record itself, as the room that asked knows it: a talk whose report is not told yet, or a report's thread.</summary>
    public Guid OwnerId { get; set; }

    /// <summary>The link, sealed: whoever has it can see the file.</summary>
    public required SealedText Link { get; init; }

    /// <summary>The file's name in the message, sealed; null for none.</summary>
    public SealedText? FileName { get; init; }

    /// <summary>When its message was heard; when it found its place, where it waited for a button.</summary>
    public DateTimeOffset AskedAt { get; set; }
    public MediaFetchState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>Not before; also the claim of the process that tries it now.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>Stable code of the last failure; null for none.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>What it became; null until fetched.</summary>
    public AttachmentId? AttachmentId { get; set; }
}

/// <summary>How far a fetch is.</summary>
internal enum MediaFetchState
{
    Pending,
    Fetched,

    /// <summary>Given up: the link expired, the file is not taken, or its host is not allowed.</summary>
    Failed,
}

/// <summary>Is told within the same transaction that a file has come, to hang it where it belongs.</summary>
internal interface IMediaListener
{
    /// <summary>Whether there is a message for the file to hang at. Without one it is not fetched: nothing is kept that belongs to nothing.</summary>
    Task<bool> HasPlaceAsync(Platform.Persistence.BinhYenDb db, MediaFetch fetch, CancellationToken cancellationToken);

    /// <summary>Adds its own changes to <paramref name="db"/>; they commit together with attachment and fetch. Never saves.</summary>
    Task FetchedAsync(Platform.Persistence.BinhYenDb db, MediaFetch fetch, Attachment attachment, CancellationToken cancellationToken);
}

/// <summary>Nobody has to be told; the row says it.</summary>
internal sealed class NoMediaListener : IMediaListener
{
    public Task<bool> HasPlaceAsync(Platform.Persistence.BinhYenDb db, MediaFetch fetch, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task FetchedAsync(Platform.Persistence.BinhYenDb db, MediaFetch fetch, Attachment attachment, CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed class MediaFetchMapping : IEntityTypeConfiguration<MediaFetch>
{
    public void Configure(EntityTypeBuilder<MediaFetch> builder)
    {
        builder.ToTable("media_fetches").HasKey(f => f.Id);
        builder.Property(f => f.RecordKey).HasConversion(key => key.Value, value => new RecordKeyId(value));
        builder.Property(f => f.ErrorCode).HasMaxLength(80);
        // A file that arrives while its words become a report hangs at the report, not where they were a moment before.
        builder.Property(f => f.OwnerId).IsConcurrencyToken();
        builder.Property(f => f.State).IsConcurrencyToken();
        builder.HasIndex(f => f.OwnerId);
        builder.HasIndex(f => f.NextAt).HasFilter("state = 'Pending'");
    }
}
