namespace BinhYen.Vault;

/// <summary>Where a reveal request stands.</summary>
public enum RevealState
{
    /// <summary>Somebody else has to approve it.</summary>
    Waiting,

    /// <summary>Approved, or needed no approval; the requester may activate it, once.</summary>
    Approved,

    /// <summary>Not approved. Final.</summary>
    Refused,

    /// <summary>The lease runs.</summary>
    Active,

    /// <summary>The lease ran out or was ended. Final: another look needs another request.</summary>
    Ended,

    /// <summary>Neither approved nor activated in time. Final.</summary>
    Lapsed,
}

/// <summary>Somebody's wish to learn who one reporter is, for one case, for a reason.</summary>
/// <param name="Id">Names the request; also the lease that comes of it.</param>
/// <param name="CommuneId">The commune of the reporter.</param>
/// <param name="Reporter">The one reporter it is about.</param>
/// <param name="CaseRef">The caller's opaque name of the case.</param>
/// <param name="RequestedBy">The caller's name of the staff account; only this person may activate.</param>
/// <param name="ReasonCode">Reason chosen from the list.</param>
/// <param name="ReasonText">The reason in the requester's words, sealed; null once erased. See <see cref="RevealLeases.ReasonTextAsync"/>.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="DecidedBy">Who approved or refused; null while waiting and when no approval was needed.</param>
/// <param name="RequestedAt">When it was asked, in UTC.</param>
/// <param name="LapsesAt">When it lapses if it is not activated, in UTC.</param>
/// <param name="LeaseUntil">When the lease ends or ended, in UTC; null until activated.</param>
public sealed record RevealRequest(
    Guid Id, Guid CommuneId, ReporterRef Reporter, string CaseRef, string RequestedBy, string ReasonCode, Sealed<string>? ReasonText,
    RevealState State, string? DecidedBy, DateTimeOffset RequestedAt, DateTimeOffset LapsesAt, DateTimeOffset? LeaseUntil);

/// <summary>How a decision over a reveal request ended.</summary>
public enum RevealDecision
{
    /// <summary>Decided, and in the reveal log.</summary>
    Done,

    /// <summary>Nobody decides over his own request.</summary>
    OwnRequest,

    /// <summary>It is not waiting (any more).</summary>
    NotWaiting,
}

/// <summary>How an attempt to activate a reveal request ended.</summary>
public enum LeaseMintOutcome
{
    /// <summary>The lease runs from now; exactly one activation of a request ever ends so.</summary>
    Minted,

    /// <summary>It still waits for approval.</summary>
    NotApproved,

    /// <summary>It was refused, has lapsed, or has been activated before.</summary>
    Over,

    /// <summary>There is no such request of this person.</summary>
    NotYours,
}

/// <summary>The result of <see cref="RevealLeases.ActivateAsync"/>.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Lease">The lease when minted, otherwise null.</param>
public sealed record LeaseMint(LeaseMintOutcome Outcome, RevealLease? Lease);

/// <summary>
/// The right of one person to see one reporter for a few minutes. Minted by the vault only. It ends by itself; the
/// database is asked at each use, so holding on to the object prolongs nothing.
/// </summary>
public sealed class RevealLease
{
    internal RevealLease(Guid requestId, ReporterRef reporter, string holder, DateTimeOffset until) =>
        (RequestId, Reporter, Holder, Until) = (requestId, reporter, holder, until);

    /// <summary>The request it came of.</summary>
    public Guid RequestId { get; }

    /// <summary>The one reporter it opens.</summary>
    public ReporterRef Reporter { get; }

    /// <summary>The staff account it was minted for.</summary>
    public string Holder { get; }

    /// <summary>The first moment at which it opens nothing any more, in UTC.</summary>
    public DateTimeOffset Until { get; }
}

/// <summary>One entry of the reveal log; entries are never changed and are kept for five years.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Reporter">The reporter it is about.</param>
/// <param name="CaseRef">The case it is about.</param>
/// <param name="Step">What happened.</param>
/// <param name="DoneBy">Who did it; empty for what happened by itself.</param>
/// <param name="HappenedAt">When, in UTC.</param>
public sealed record RevealLogEntry(Guid RequestId, ReporterRef Reporter, string CaseRef, RevealStep Step, string DoneBy, DateTimeOffset HappenedAt);

/// <summary>What can happen to a reveal request.</summary>
public enum RevealStep
{
    /// <summary>Asked for.</summary>
    Requested,

    /// <summary>Approved by another person.</summary>
    Approved,

    /// <summary>Refused by another person.</summary>
    Refused,

    /// <summary>Activated: the lease was minted.</summary>
    Activated,

    /// <summary>The identity was opened.</summary>
    Opened,

    /// <summary>An opening was tried and refused: too late, other reporter, or other person.</summary>
    OpeningRefused,

    /// <summary>The holder gave the lease back.</summary>
    Ended,

    /// <summary>The lease ran out, or the request was not used in time.</summary>
    RanOut,
}
