using BinhYen.Cases;
using BinhYen.Vault;

namespace BinhYen.Verification;

/// <summary>Where a question stands.</summary>
internal enum RequestState
{
    /// <summary>So few households could have seen it that a leader must agree (ISO-5).</summary>
    AwaitingApproval,

    /// <summary>Agreed; goes out when its time has come (ISO-6).</summary>
    Waiting,

    /// <summary>With the verifiers.</summary>
    Sent,

    /// <summary>A leader did not agree, or the officer took it back before it went out. Nobody was asked.</summary>
    Withdrawn,

    /// <summary>No more answers are taken.</summary>
    Closed,
}

/// <summary>
/// A new text that an officer wrote for verifiers (ISO-3). It never holds the words of a report: they were held against
/// it before this row could be made. A row, so that its time survives a restart.
/// </summary>
internal sealed class VerificationRequest
{
    /// <summary>From so many households on nobody has to agree (ISO-5).</summary>
    public const int EnoughHouseholds = 5;

    public VerificationRequestId Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>The case it is about. No verifier learns it.</summary>
    public CaseId CaseId { get; init; }

    /// <summary>Key of question and answers.</summary>
    public RecordKeyId KeyId { get; init; }
    public required StaffId WrittenBy { get; init; }

    /// <summary>The writer was the chief: then a deputy agrees, never the writer.</summary>
    public bool WrittenByChief { get; init; }
    public DateTimeOffset WrittenAt { get; init; }
    public ObservedEvent Event { get; init; }
    public HamletId HamletId { get; init; }

    /// <summary>A public place everybody knows; null for the hamlet as a whole.</summary>
    public string? Place { get; init; }
    public DateOnly Date { get; init; }
    public PartOfDay Part { get; init; }

    /// <summary>The one neutral sentence, sealed.</summary>
    public required SealedText Question { get; init; }

    /// <summary>What to mind for the own safety, sealed; null for none.</summary>
    public SealedText? SafetyNote { get; init; }

    /// <summary>The last day on which an answer is taken.</summary>
    public DateOnly DueOn { get; init; }

    /// <summary>The officer's estimate of how many households could have seen the event. Never 1 or less.</summary>
    public int Households { get; init; }
    public RequestState State { get; set; }

    /// <summary>Earliest time to send.</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>The leader who agreed or did not; null where nobody had to.</summary>
    public StaffId? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Counts saves; two people who decide at once do not overwrite each other.</summary>
    public int Version { get; set; }

    public bool NeedsApproval => Households < EnoughHouseholds;

    public bool TakesAnswers(DateOnly today) => State is RequestState.Sent && today <= DueOn;
}

/// <summary>
/// One verifier's own copy of a question, with the own answer. It knows the question and nothing of the case, and no
/// verifier's copy leads to another's (ISO-7).
/// </summary>
internal sealed class AskedVerifier
{
    /// <summary>So many wrong codes close a link.</summary>
    public const int MostTries = 5;

    public AskedId Id { get; init; }
    public VerificationRequestId RequestId { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Who is asked: as chosen, or the substitute of somebody who was away when it went out.</summary>
    public VerifierId VerifierId { get; set; }

    /// <summary>When it was put in front of this person; null before sending, and for somebody who turned out to be excluded.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Keyed hash of the secret in the web link; null while no link was made.</summary>
    public byte[]? LinkHash { get; set; }

    /// <summary>Keyed hash of link and one-time code together; null when used up or never made.</summary>
    public byte[]? CodeHash { get; set; }

    /// <summary>Wrong codes so far.</summary>
    public int CodeTries { get; set; }

    /// <summary>Keyed hash of the word behind the buttons in Zalo; null when it does not go there.</summary>
    public byte[]? ZaloHash { get; set; }

    /// <summary>The verdict, or "tôi không tiện", sealed (<see cref="GivenAnswer"/>): in the open a copy of the database would tell who confirmed what of whom. Null before the answer.</summary>
    public SealedText? Answer { get; set; }

    /// <summary>What was seen, sealed; null when nothing was added.</summary>
    public SealedText? Facts { get; set; }

    /// <summary>The redrawn picture; null for none.</summary>
    public Guid? PhotoId { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    public bool IsAnswered => AnsweredAt is not null;
}

/// <summary>What a verifier said: one of six words, or "tôi không tiện", an answer without reasons and without consequences.</summary>
/// <param name="Verdict">The word; null for "tôi không tiện", and where it can no longer be read.</param>
/// <param name="NotConvenient">The verifier would rather not say.</param>
internal readonly record struct GivenAnswer(Verdict? Verdict, bool NotConvenient)
{
    private const string Unwilling = "NotConvenient";

    // All answers have one length, sealed too.
    private const int Length = 16;

    public string Written => (Verdict?.ToString() ?? Unwilling).PadRight(Length);

    /// <summary>Reads what <see cref="Written"/> wrote; nothing for an answer that is gone.</summary>
    public static GivenAnswer Read(string? written) => written?.TrimEnd() switch
    {
        Unwilling => new GivenAnswer(null, true),
        { } word when Enum.TryParse<Verdict>(word, out var verdict) => new GivenAnswer(verdict, false),
        _ => default,
    };
}
