namespace BinhYen.Cases;

/// <summary>One of the five plain steps a reporter sees, with when it was reached; null while it lies ahead.</summary>
internal sealed record ThreadStep(string Words, DateTimeOffset? ReachedAt);

/// <summary>One message as the reporter sees it. Officers appear as their unit, never by name.</summary>
internal sealed record ThreadLine(Guid Id, bool FromReporter, ThreadMessageKind Kind, string Text, DateTimeOffset At, IReadOnlyList<Guid> Attachments)
{
    /// <summary>A body outside the commune's police speaks; its name stands in the words.</summary>
    public bool FromOutside { get; init; }

    /// <summary>The product's own sentence: no person wrote it.</summary>
    public bool IsAutomatic { get; init; }
}

/// <summary>Everything a reporter may see of the own report by its tracking code. No case number of others, no officer's name, no verifier (ISO-10).</summary>
/// <param name="ThreadId">The thread; internal, never in an address.</param>
/// <param name="CommuneId">Whose.</param>
/// <param name="CheckCode">Proves our messages.</param>
/// <param name="StateInWords">Where it stands.</param>
/// <param name="Steps">Đã nhận → Đã xem → Đang xác minh → Đã xử lý → Trả lời.</param>
/// <param name="Lines">Messages in order.</param>
/// <param name="QuestionWaits">True when an officer waits for an answer.</param>
/// <param name="AnswerDue">When the answer is due; null once given.</param>
/// <param name="CanConfirm">The answer may be accepted.</param>
/// <param name="CanObject">The answer may be objected to.</param>
/// <param name="CanAdd">More can be told.</param>
/// <param name="CanRate">Answered and not rated yet.</param>
/// <param name="Secrecy">What was chosen about the name.</param>
/// <param name="Reporter">Opaque reference of the vault for "Dữ liệu của tôi"; null when anonymous or withdrawn.</param>
internal sealed record ThreadView(
    ConversationId ThreadId, CommuneId CommuneId, string CheckCode, string StateInWords, IReadOnlyList<ThreadStep> Steps, IReadOnlyList<ThreadLine> Lines,
    bool QuestionWaits, DateTimeOffset? AnswerDue, bool CanConfirm, bool CanObject, bool CanAdd, bool CanRate, Secrecy Secrecy, Guid? Reporter)
{
    /// <summary>Whether this praise may be told to others; null for anything that is no praise.</summary>
    public bool? MayBeTold { get; init; }

    /// <summary>
    /// Name and number are of this report alone. In Zalo one person has one identity for all reports: whoever holds the code of one must
    /// not write into it, for what is written there can be found again in the others.
    /// </summary>
    public bool HasOwnIdentity { get; init; }

    /// <summary>What kind of place the reporter said to be often at; null for none.</summary>
    public KnownPlace? KnownPlace { get; init; }

    /// <summary>Further use was stopped at the reporter's wish.</summary>
    public bool IsRestricted { get; init; }
}
