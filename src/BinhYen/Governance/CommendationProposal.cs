using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Governance;

/// <summary>Who is to be commended.</summary>
internal enum NomineeKind
{
    /// <summary>A hamlet, a team, a body.</summary>
    Collective,

    /// <summary>One person.</summary>
    Individual,
}

/// <summary>When a commendation is proposed.</summary>
internal enum CommendationOccasion
{
    /// <summary>At once, without waiting for a review (R-TT-64).</summary>
    OutsideCycle,

    /// <summary>With the preliminary review (sơ kết).</summary>
    PreliminaryReview,

    /// <summary>With the final review (tổng kết).</summary>
    FinalReview,
}

/// <summary>How far a proposal is: draft, police or office, head, decision (R-YC-87).</summary>
internal enum CommendationState
{
    /// <summary>With its proposer; also after it was given back.</summary>
    Draft,

    /// <summary>With the police or the office, who look at it before the head does.</summary>
    UnderReview,

    /// <summary>With the head of the committee.</summary>
    WithHead,

    /// <summary>Decided: commended.</summary>
    Awarded,

    /// <summary>Decided: not commended.</summary>
    Declined,

    /// <summary>Taken back, or the consent it rested on ended; its words are destroyed.</summary>
    Withdrawn,
}

/// <summary>
/// A commendation proposed for a collective or an individual (R-YC-87). Open: the committee reads it and it is printed. It never
/// tells that somebody reported, unless that person agreed in writing (<see cref="TellsOfReport"/>).
/// </summary>
internal sealed class CommendationProposal
{
    public const int LongestName = 120;
    public const int ShortestAchievement = 20;
    public const int LongestAchievement = 1_500;
    public const int LongestReason = 300;
    public const int LongestDecision = 60;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Counts the proposals of a commune from 1.</summary>
    public int Number { get; init; }

    /// <summary>The body that proposes, as the profile's <c>award.proposers</c> names it.</summary>
    public required string Proposer { get; init; }
    public NomineeKind Nominee { get; init; }
    public CommendationOccasion Occasion { get; init; }
    public RecordKeyId KeyId { get; init; }

    /// <summary>Who, sealed.</summary>
    public required SealedText Name { get; init; }

    /// <summary>For what, sealed.</summary>
    public required SealedText Achievement { get; set; }

    /// <summary>The report the achievement was learnt from, sealed: opened only to hold a changed text against it, and shown to nobody. Null for none.</summary>
    public SealedText? LearntFrom { get; set; }

    /// <summary>Form proposed, one of <c>CommendationForms</c>.</summary>
    public required string Form { get; set; }

    /// <summary>The nominee agreed in writing that readers learn of their report; ends with that consent.</summary>
    public bool TellsOfReport { get; init; }
    public StaffId WrittenBy { get; init; }
    public DateOnly WrittenOn { get; init; }
    public CommendationState State { get; private set; } = CommendationState.Draft;
    public StaffId? ReviewedBy { get; private set; }
    public DateOnly? ReviewedOn { get; private set; }
    public StaffId? DecidedBy { get; private set; }

    /// <summary>Number of the decision on paper; empty before, and when it was declined without one.</summary>
    public string Decision { get; private set; } = "";

    /// <summary>Day of the decision; null before.</summary>
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Why it was given back or declined; empty otherwise. Written for the proposer.</summary>
    public string Reason { get; private set; } = "";

    public bool IsDecided => State is CommendationState.Awarded or CommendationState.Declined;

    /// <summary>The proposer hands it in. False when it is not a draft.</summary>
    public bool Submit() => From([CommendationState.Draft], () => (State, Reason) = (CommendationState.UnderReview, ""));

    /// <summary>Police or office agree: on to the head. False when it is not with them.</summary>
    public bool Agree(StaffId by, DateOnly on) => From([CommendationState.UnderReview], () => (State, ReviewedBy, ReviewedOn) = (CommendationState.WithHead, by, on));

    /// <summary>Back to the proposer. False when it is a draft or decided.</summary>
    public bool GiveBack(string reason) =>
        From([CommendationState.UnderReview, CommendationState.WithHead], () => (State, ReviewedBy, ReviewedOn, Reason) = (CommendationState.Draft, null, null, reason));

    /// <summary>Commended. False when it is not with the head.</summary>
    public bool Award(StaffId by, string decision, DateOnly on) =>
        From([CommendationState.WithHead], () => (State, DecidedBy, Decision, DecidedOn) = (CommendationState.Awarded, by, decision, on));

    /// <summary>Not commended. False when it is not with the head.</summary>
    public bool Decline(StaffId by, string reason, DateOnly on) =>
        From([CommendationState.WithHead], () => (State, DecidedBy, Reason, DecidedOn) = (CommendationState.Declined, by, reason, on));

    /// <summary>Taken back before a decision. False afterwards.</summary>
    public bool Withdraw() => From([CommendationState.Draft, CommendationState.UnderReview, CommendationState.WithHead], () => State = CommendationState.Withdrawn);

    /// <summary>The written consent ended: nobody reads the proposal any more, decided or not.</summary>
    public void EndConsent() => State = CommendationState.Withdrawn;

    private bool From(CommendationState[] states, Action change)
    {
        if (!states.Contains(State)) return false;
        change();
        return true;
    }
}

/// <summary>
/// A reporter who stays unknown is to be thanked (R-TT-64, <c>award.confidential</c>). All its words are sealed, the chief alone reads
/// them, and they are destroyed once the matter is closed: it never grows into a register of those who help.
/// </summary>
internal sealed class SealedCommendation
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public RecordKeyId KeyId { get; init; }
    public required SealedText Name { get; init; }
    public required SealedText Achievement { get; init; }

    /// <summary>How to thank without showing: in private, without papers.</summary>
    public required SealedText Form { get; init; }
    public StaffId WrittenBy { get; init; }
    public DateOnly WrittenOn { get; init; }

    /// <summary>The day the chief closed it; null while it waits.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Whether it was handed over when closed.</summary>
    public bool Given { get; set; }
}

internal sealed class CommendationProposalMapping : IEntityTypeConfiguration<CommendationProposal>
{
    public void Configure(EntityTypeBuilder<CommendationProposal> builder)
    {
        builder.ToTable("commendations").HasKey(c => c.Id);
        builder.Ignore(c => c.IsDecided);
        builder.Property(c => c.Proposer).HasMaxLength(160);
        builder.Property(c => c.Form).HasMaxLength(120);
        builder.Property(c => c.Decision).HasMaxLength(CommendationProposal.LongestDecision);
        builder.Property(c => c.Reason).HasMaxLength(CommendationProposal.LongestReason);
        builder.Property(c => c.State).IsConcurrencyToken();
        builder.HasIndex(c => new { c.CommuneId, c.Number }).IsUnique();
    }
}

internal sealed class SealedCommendationMapping : IEntityTypeConfiguration<SealedCommendation>
{
    public void Configure(EntityTypeBuilder<SealedCommendation> builder)
    {
        builder.ToTable("sealed_commendations").HasKey(c => c.Id);
        builder.HasIndex(c => new { c.CommuneId, c.ClosedOn });
    }
}
