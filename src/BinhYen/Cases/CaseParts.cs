namespace BinhYen.Cases;

/// <summary>How a case was closed: outcome, closer and time, together or not at all.</summary>
internal sealed class Closing
{
    public required Outcome Outcome { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The system after the time for objections, or the reporter. Never a member of the staff.</summary>
    public required ActorStamp By { get; init; }
}

/// <summary>What the case came to, set with the answer; high-urgency and conflict cases need a second person (R-TT-11).</summary>
internal sealed class Finding
{
    public required Outcome Outcome { get; init; }
    public required StaffId SetBy { get; init; }

    /// <summary>The second person, never <see cref="SetBy"/>; null while nobody has confirmed.</summary>
    public StaffId? ConfirmedBy { get; internal set; }

    internal Finding Copy() => (Finding)MemberwiseClone();
}

/// <summary>A question to the reporter that the case waits for.</summary>
internal sealed class Waiting
{
    /// <summary>Where the case goes on when the reporter answers or time runs out.</summary>
    public required CaseState ReturnTo { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required SealedText Question { get; init; }
}

/// <summary>A pause that the chief ordered until an outside result is known.</summary>
internal sealed class Hold
{
    public required CaseState ReturnTo { get; init; }
    public required DateTimeOffset ReviewAt { get; init; }
}

/// <summary>A change away from crime, tố cáo or khiếu nại that waits for a second person.</summary>
internal sealed class PendingKind
{
    public required CaseKind To { get; init; }
    public required StaffId ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
}

/// <summary>What leaves the commune, to whom, and who stands for it (phiếu chuyển).</summary>
/// <param name="ReceivingBody">Name of the receiving body as on the slip.</param>
/// <param name="Passed">What was passed on, sealed.</param>
internal sealed record TransferSlip(string ReceivingBody, SealedText Passed)
{
    /// <summary>Most characters of <see cref="ReceivingBody"/>; the column has as many.</summary>
    public const int LongestName = 200;

    /// <summary>What is wrong with the slip; null when it can go.</summary>
    public Refusal? Fault => string.IsNullOrWhiteSpace(ReceivingBody) || ReceivingBody.Trim().Length > LongestName
        ? CaseRefusals.ReceivingBodyMissing
        : null;
}

/// <summary>A transfer of the case to another body (T9, T18).</summary>
internal sealed class Transfer
{
    public required string ReceivingBody { get; init; }

    /// <summary>What was passed on; null after the text was removed.</summary>
    public SealedText? Passed { get; internal set; }
    public required ActorStamp ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>When it left; null while it waits for the chief or a deputy.</summary>
    public DateTimeOffset? LeftAt { get; internal set; }

    /// <summary>Who confirmed; null while nobody has, also after an emergency left at once.</summary>
    public ActorStamp? ConfirmedBy { get; internal set; }

    /// <summary>When the other body said it has it; null until then.</summary>
    public DateTimeOffset? ReceivedAt { get; internal set; }

    internal Transfer Copy() => (Transfer)MemberwiseClone();
}
