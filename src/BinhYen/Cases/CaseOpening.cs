namespace BinhYen.Cases;

/// <summary>Everything intake and conversation know when a report becomes a case. Holds no identity, only the vault's opaque reference.</summary>
internal sealed record CaseOpening
{
    public required CommuneId CommuneId { get; init; }
    public required SourceChannel Channel { get; init; }

    /// <summary>The reporter's words, one element per message, in order. Sealed before they are stored.</summary>
    public required IReadOnlyList<string> Messages { get; init; }

    /// <summary>Kind as suggested or as the officer at the counter chose.</summary>
    public required CaseKind Kind { get; init; }
    public required CaseCategory Category { get; init; }
    public required Urgency Urgency { get; init; }
    public HamletId? HamletId { get; init; }
    public SenderKind SenderKind { get; init; }
    public Secrecy Secrecy { get; init; }

    /// <summary>The vault's reference to who spoke; null for anonymous reporters.</summary>
    public Guid? Reporter { get; init; }

    /// <summary>Where replies go out by themselves; null when they wait under the tracking code.</summary>
    public string? Lane { get; init; }

    /// <summary>The report complains about the police or might: exclusions apply from the first moment (workflow §7).</summary>
    public bool OfficerConflict { get; init; }

    /// <summary>Who works on the report these words were told after: meant too when a complaint names nobody for sure.</summary>
    public IReadOnlyList<StaffId> WorkedOnBy { get; init; } = [];

    /// <summary>What was said before these words in the report they were told after, and tells whom they mean. Not stored.</summary>
    public IReadOnlyList<string> ToldAfter { get; init; } = [];

    /// <summary>A complaint that these words may go on with, on whose page they were told, that their sender chose for them, or that was cried minutes before: leaders and bodies above that are kept away from it are kept away from them, in a cry for help whoever it speaks of. Null for none.</summary>
    public EarlierComplaint? GoesOnWith { get; init; }

    /// <summary>The words speak of somebody or something that they do not name: leaders alone read them, whoever sent them (decision 0153).</summary>
    public bool PointsOutside { get; init; }

    /// <summary>The officer whom the words object to, known without a name: who handled the report they were told after. Null for other reports.</summary>
    public StaffId? About { get; init; }

    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    /// <summary>Who wrote it down for somebody; null when the reporter wrote.</summary>
    public StaffId? TakenBy { get; init; }

    /// <inheritdoc cref="ReportThread.DangerPressed"/>
    public bool DangerPressed { get; init; }

    /// <summary>When the first message reached us.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The same key gives the same report and the same tracking code, however often it is sent. At least 80 random bits; null for none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Reasons of the machine's suggestion, for the officer ("gợi ý của máy"). Codes and cue words only.</summary>
    public IReadOnlyList<string> SuggestionReasons { get; init; } = [];
}

/// <summary>What the sender is told.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ThreadId">The private thread.</param>
/// <param name="Code">Number of the case for officers.</param>
/// <param name="TrackingCode">The secret of this reporter. Not stored.</param>
/// <param name="CheckCode">Short code to prove that our messages are genuine.</param>
/// <param name="Urgency">Decides what is said first.</param>
/// <param name="FirstLookDue">When a person will have looked at the latest; null where no clock runs.</param>
/// <param name="AnswerDue">When the answer is due; null where no clock runs.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="IsRepeat">The same report had been opened before with this idempotency key.</param>
internal sealed record OpenedCase(
    CaseId CaseId, ConversationId ThreadId, CaseCode Code, TrackingCode TrackingCode, string CheckCode, Urgency Urgency,
    DateTimeOffset? FirstLookDue, DateTimeOffset? AnswerDue, DateTimeOffset ReceivedAt, bool IsRepeat = false);
