using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Announcements;

/// <summary>At whose wish somebody is looked for.</summary>
internal enum NoticeAsker
{
    /// <summary>The family, who agreed.</summary>
    Family,

    /// <summary>An authority by its paper; the family is asked too, as soon as it can be reached.</summary>
    Authority,
}

/// <summary>Where a notice stands. Only <see cref="Published"/> is read by residents.</summary>
internal enum MissingState
{
    /// <summary>Written; somebody else has to agree.</summary>
    AwaitingApproval,
    Published,

    /// <summary>The person was found; taken down at once.</summary>
    Found,

    /// <summary>Taken down for another reason.</summary>
    Withdrawn,
}

/// <summary>
/// A missing person is looked for (R-YC-60): made by the family or an authority, with one small picture. It holds what helps to know the
/// person again and nothing else, and all of it is destroyed some days after it was taken down.
/// </summary>
internal sealed class MissingNotice
{
    public const int LongestName = 80;
    public const int LongestDocument = 120;
    public const int LongestText = 600;

    /// <summary>Months after which a notice ends though nobody was found (privacy table: 6 months).</summary>
    public const int MostMonths = 6;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Counts the notices of a commune from 1; minutes of deletion name it.</summary>
    public int Number { get; init; }
    public NoticeAsker AskedBy { get; init; }

    /// <summary>Number, day and body of the authority's paper; empty for a family.</summary>
    public string Document { get; init; } = "";

    /// <summary>The authority could not reach the family when it was written.</summary>
    public bool FamilyUnreachable { get; init; }
    public RecordKeyId KeyId { get; init; }
    public required SealedText Name { get; init; }

    /// <summary>Where and when last seen.</summary>
    public required SealedText Seen { get; init; }

    /// <summary>Age, clothes, signs to know the person by.</summary>
    public required SealedText Signs { get; init; }

    /// <summary>The one picture, redrawn small and sealed; null for none and once deleted.</summary>
    public byte[]? Picture { get; set; }
    public StaffId WrittenBy { get; init; }
    public DateTimeOffset WrittenAt { get; init; }
    public MissingState State { get; private set; } = MissingState.AwaitingApproval;
    public StaffId? PublishedBy { get; private set; }

    /// <summary>When it was taken down; null before.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When picture and words were destroyed; null before.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Whether it has run its time.</summary>
    public bool IsOverAt(DateTimeOffset now) => WrittenAt.AddMonths(MostMonths) <= now;

    public Result Publish(StaffId by) =>
        State is not MissingState.AwaitingApproval ? AnnouncementRefusals.AlreadyDecided
        : by == WrittenBy ? AnnouncementRefusals.WriterCannotApprove
        : Set(MissingState.Published, () => PublishedBy = by);

    /// <summary>Takes it down: found, or for another reason.</summary>
    public Result End(bool found, DateTimeOffset now) => State is MissingState.Found or MissingState.Withdrawn
        ? AnnouncementRefusals.AlreadyDecided
        : Set(found ? MissingState.Found : MissingState.Withdrawn, () => EndedAt = now);

    /// <summary>Lets go of the picture; the words went with their key.</summary>
    public void Erase(DateTimeOffset now)
    {
        (Picture, ErasedAt, EndedAt) = (null, now, EndedAt ?? now);
        if (State is not MissingState.Found) State = MissingState.Withdrawn;
    }

    private Result Set(MissingState state, Action change)
    {
        State = state;
        change();
        return Result.Done;
    }
}

/// <summary>Redraws a picture small from its pixels alone; the room that keeps files knows how.</summary>
internal interface INoticePictures
{
    /// <summary>A small JPEG without anything beside its pixels, or why not.</summary>
    Task<Result<byte[]>> DrawSmallAsync(Stream picture, CancellationToken cancellationToken);
}

internal sealed class MissingNoticeMapping : IEntityTypeConfiguration<MissingNotice>
{
    public void Configure(EntityTypeBuilder<MissingNotice> builder)
    {
        builder.ToTable("missing_notices").HasKey(n => n.Id);
        builder.Property(n => n.Document).HasMaxLength(MissingNotice.LongestDocument);
        builder.Property(n => n.State).IsConcurrencyToken();
        builder.HasIndex(n => new { n.CommuneId, n.Number }).IsUnique();
    }
}
