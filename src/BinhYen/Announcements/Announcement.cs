using BinhYen.Cases;
using BinhYen.Vault;

namespace BinhYen.Announcements;

/// <summary>Where an announcement stands. Only <see cref="Published"/> is read by residents.</summary>
internal enum AnnouncementState
{
    /// <summary>Written; somebody else has to agree.</summary>
    AwaitingApproval,

    /// <summary>On the public page, as long as the consent behind it stands.</summary>
    Published,

    /// <summary>Sent back for good; a new text may be written.</summary>
    Declined,

    /// <summary>Taken down again; its words are destroyed.</summary>
    Withdrawn,
}

/// <summary>
/// A good deed retold by an officer from somebody's praise, with the praiser's consent (R-HG-33). It holds the officer's
/// words alone: never the praise itself, never who sent it.
/// </summary>
internal sealed class Announcement
{
    public AnnouncementId Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>The praise it retells. Its consent is asked again whenever the text is shown.</summary>
    public CaseId CaseId { get; init; }
    public RecordKeyId KeyId { get; init; }
    public required SealedText Title { get; init; }
    public required SealedText Text { get; init; }
    public StaffId WrittenBy { get; init; }
    public DateTimeOffset WrittenAt { get; init; }
    public AnnouncementState State { get; private set; } = AnnouncementState.AwaitingApproval;
    public StaffId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Counts up with each decision, so that two never overwrite each other.</summary>
    public int Version { get; private set; }

    /// <summary>Puts it on the public page. Never the writer alone: what everybody reads takes two.</summary>
    public Result Publish(StaffId by, DateTimeOffset now, bool consentStands) =>
        State is not AnnouncementState.AwaitingApproval ? AnnouncementRefusals.AlreadyDecided
        : by == WrittenBy ? AnnouncementRefusals.WriterCannotApprove
        : !consentStands ? AnnouncementRefusals.ConsentIsGone
        : Decide(AnnouncementState.Published, by, now);

    /// <summary>Keeps it from being published. The writer may do so too.</summary>
    public Result Decline(StaffId by, DateTimeOffset now) =>
        State is AnnouncementState.AwaitingApproval ? Decide(AnnouncementState.Declined, by, now) : AnnouncementRefusals.AlreadyDecided;

    /// <summary>Takes it down.</summary>
    public Result Withdraw(StaffId by, DateTimeOffset now) =>
        State is AnnouncementState.Published ? Decide(AnnouncementState.Withdrawn, by, now) : AnnouncementRefusals.AlreadyDecided;

    private Result Decide(AnnouncementState state, StaffId by, DateTimeOffset now)
    {
        (State, DecidedBy, DecidedAt) = (state, by, now);
        Version++;
        return Result.Done;
    }
}
