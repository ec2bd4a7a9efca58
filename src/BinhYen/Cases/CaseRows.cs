namespace BinhYen.Cases;

/// <summary>One report that belongs to a case. Each reporter keeps a thread of their own, also after a merge (R-TT-53).</summary>
internal sealed class CaseReport
{
    public CaseId CaseId { get; internal init; }
    public required ReportId ReportId { get; init; }

    /// <summary>The thread to answer into; null for a report from the officer's own observation.</summary>
    public required ConversationId? ConversationId { get; init; }

    /// <summary>Hash over the sealed words as received (<see cref="ReportSeal"/>), so that a changed word shows and none can be guessed.</summary>
    public required byte[] ContentHash { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>How far an exclusion goes.</summary>
internal enum ExclusionScope
{
    /// <summary>May not see, find, count or touch the case.</summary>
    Everything,

    /// <summary>May not handle it or approve its answer, because the reporter objected to them.</summary>
    Handling,
}

/// <summary>A member of the staff who is kept away from a case.</summary>
internal sealed class CaseExclusion
{
    public CaseId CaseId { get; internal init; }
    public required StaffId StaffId { get; init; }
    public required ExclusionScope Scope { get; init; }
}

/// <summary>An asked, granted or declined extension of the answer's due time.</summary>
internal sealed class DeadlineExtension
{
    public CaseId CaseId { get; internal init; }
    public required int Number { get; init; }
    public required DateTimeOffset NewDue { get; init; }
    public required StaffId AskedBy { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Chief or deputy who decided; null while it waits.</summary>
    public StaffId? DecidedBy { get; internal set; }
    public DateTimeOffset? DecidedAt { get; internal set; }
    public bool Granted { get; internal set; }

    /// <summary>What the reporter is told about it; present exactly when granted.</summary>
    public SealedText? WordsToReporter { get; internal set; }

    public bool IsPending => DecidedBy is null;

    internal DeadlineExtension Copy() => (DeadlineExtension)MemberwiseClone();
}

/// <summary>How a mediation ended.</summary>
internal enum MediationResult
{
    /// <summary>Hòa giải thành.</summary>
    Agreed,

    /// <summary>Hòa giải không thành.</summary>
    NotAgreed,

    /// <summary>Một bên từ chối hòa giải.</summary>
    Refused,
}

/// <summary>A referral to the hamlet's mediation team, followed until settled (R-TT-28, R-HG-07).</summary>
internal sealed class Mediation
{
    public CaseId CaseId { get; internal init; }
    public required int Number { get; init; }

    /// <summary>Whose mediation team.</summary>
    public required HamletId Hamlet { get; init; }
    public required DateTimeOffset ReferredAt { get; init; }

    /// <summary>Null until the team has reported.</summary>
    public MediationResult? Result { get; internal set; }

    /// <summary>When somebody looks again; null once settled.</summary>
    public DateOnly? FollowUpOn { get; internal set; }

    /// <summary>When the conflict was found settled for good; null until then.</summary>
    public DateTimeOffset? SettledAt { get; internal set; }

    internal Mediation Copy() => (Mediation)MemberwiseClone();
}

/// <summary>A question to the committee without anything that points to a person, and the guidance given (R-HG-45).</summary>
internal sealed class CommitteeQuestion
{
    public CaseId CaseId { get; internal init; }
    public required int Number { get; init; }
    public required SealedText Question { get; init; }
    public required StaffId AskedBy { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Null until the committee has answered.</summary>
    public SealedText? Guidance { get; internal set; }
    public StaffId? GuidedBy { get; internal set; }
    public DateTimeOffset? GuidedAt { get; internal set; }

    internal CommitteeQuestion Copy() => (CommitteeQuestion)MemberwiseClone();
}

/// <summary>One written answer: a draft that waits, came back or was sent.</summary>
internal sealed class CaseAnswer
{
    public CaseId CaseId { get; internal init; }
    public required int Number { get; init; }

    /// <summary>What kind of content the text has; proved before it was sealed.</summary>
    public required AnswerBasis Basis { get; init; }

    /// <summary>When it was done; null for a lawful reason with a next address.</summary>
    public required DateOnly? DoneOn { get; init; }

    /// <summary>The unit that did it, or the next address.</summary>
    public required string Unit { get; init; }

    /// <summary>The words; null only after they had to be removed.</summary>
    public SealedText? Text { get; internal set; }

    /// <summary>Most characters of <see cref="LawfulBasis"/>.</summary>
    public const int LongestLawfulBasis = 200;

    /// <summary>The law that lets commune police finish a crime matter itself; null for other kinds.</summary>
    public string? LawfulBasis { get; init; }
    public required StaffId WrittenBy { get; init; }

    /// <summary>True when the writer was the chief at that time.</summary>
    public bool WrittenByChief { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Chief or deputy, never the writer; null for a direct answer and while it waits.</summary>
    public StaffId? ApprovedBy { get; internal set; }

    /// <summary>When it became the answer; null for a draft.</summary>
    public DateTimeOffset? AnsweredAt { get; internal set; }

    /// <summary>When it came back for rework; null otherwise.</summary>
    public DateTimeOffset? ReturnedAt { get; internal set; }

    internal CaseAnswer Copy() => (CaseAnswer)MemberwiseClone();
}
