namespace BinhYen.Cases.Handling;

/// <summary>One line of the conversation with one reporter.</summary>
/// <param name="Voice">Who speaks.</param>
/// <param name="Kind">What for.</param>
/// <param name="Author">The officer; null for other voices.</param>
/// <param name="Text">The words, opened for this page.</param>
/// <param name="At">When.</param>
/// <param name="Delivery">How far it has come, in words; null for the reporter's own.</param>
/// <param name="Files">Attachments.</param>
internal sealed record TalkLine(
    ThreadVoice Voice, ThreadMessageKind Kind, string? Author, string Text, DateTimeOffset At, string? Delivery, IReadOnlyList<ThreadFile> Files);

/// <summary>The private thread with one reporter. The number is all that tells reporters apart here.</summary>
/// <param name="Id">The thread.</param>
/// <param name="Number">1, 2, 3 … by arrival.</param>
/// <param name="Channel">How it came.</param>
/// <param name="Secrecy">What was chosen about the name.</param>
/// <param name="Reach">How a message gets there, in words: "qua Zalo" or "chờ dưới mã tra cứu".</param>
/// <param name="Window">What is left of the channel's reply window, in words; null where there is none.</param>
/// <param name="Lines">Messages in order.</param>
internal sealed record TalkThread(
    ConversationId Id, int Number, SourceChannel Channel, Secrecy Secrecy, string Reach, string? Window, IReadOnlyList<TalkLine> Lines)
{
    /// <summary>Kind of place the reporter is often at, in words; null when not told.</summary>
    public string? KnownPlace { get; init; }

    /// <summary>The reporter had the words locked: nothing on the page quotes them.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>The vault knows who it is, and the signed-in person may ask.</summary>
    public bool MayAskWho { get; init; }

    public string Name => $"Người phản ánh {Number}";
}

/// <summary>A note for colleagues.</summary>
internal sealed record NoteLine(string Author, string Text, DateTimeOffset At);

/// <summary>One step of the history.</summary>
internal sealed record HistoryLine(int Number, string What, string Who, DateTimeOffset At, string? To, string? Words);

/// <summary>A deadline with its words and its basis.</summary>
internal sealed record DueLine(string What, string Left, DateTimeOffset At, string? Basis, bool IsLate);

/// <summary>A prepared sentence with its variables filled in.</summary>
internal sealed record CannedReply(string Title, string Text);

/// <summary>An answer that waits for approval or was given.</summary>
internal sealed record AnswerLine(int Number, string Text, string Writer, string? Approver, DateTimeOffset? AnsweredAt, bool IsReturned, string? LawfulBasis)
{
    /// <summary>Words for one reporter alone: the reporter's name on this page and the words.</summary>
    public IReadOnlyList<(string Reporter, string Text)> Own { get; init; } = [];
}

/// <summary>A question to the committee with its guidance.</summary>
internal sealed record GuidanceLine(int Number, string Question, string? Guidance);

/// <summary>Everything a page shows of a case to somebody who may see it. No identity of a reporter anywhere.</summary>
internal sealed record CaseView
{
    public required Case Case { get; init; }
    public required DeedMenu Menu { get; init; }
    public required string? Hamlet { get; init; }
    public required string? Handler { get; init; }
    public required string? Substitute { get; init; }
    public required IReadOnlyList<TalkThread> Threads { get; init; }
    public required IReadOnlyList<NoteLine> Notes { get; init; }
    public required IReadOnlyList<HistoryLine> History { get; init; }
    public required IReadOnlyList<DueLine> Due { get; init; }
    public required IReadOnlyList<AnswerLine> Answers { get; init; }
    public required IReadOnlyList<GuidanceLine> Guidance { get; init; }
    public required IReadOnlyList<string> SuggestionReasons { get; init; }
    public required IReadOnlyList<Colleague> Officers { get; init; }

    /// <summary>Everybody, whoever may take the case or not: a list without a name would say whom it is kept from.</summary>
    public required IReadOnlyList<Colleague> Everybody { get; init; }
    public required IReadOnlyList<Communes.Hamlet> Hamlets { get; init; }
    public required IReadOnlyList<CannedReply> Canned { get; init; }
    public required string UnitName { get; init; }
    public string? TransferPassed { get; init; }

    /// <summary>Whether this person reads the reporters' words; otherwise threads are without lines.</summary>
    public required ThreadSight Sight { get; init; }

    /// <summary>The chief may let an officer read a finished case again (ISO-15).</summary>
    public bool MayOpenThreads { get; init; }

    /// <summary>How blind verification stands; null when nobody was asked.</summary>
    public VerificationBrief? Verification { get; init; }

    /// <summary>What the officer typed or saved, by field name.</summary>
    public required IReadOnlyDictionary<string, string> Typed { get; init; }

    /// <summary>When the draft on this page was saved; null without one.</summary>
    public DateTimeOffset? DraftSavedAt { get; init; }

    /// <summary>A field as typed before; null when untouched.</summary>
    public string? Was(string field) => Typed.GetValueOrDefault(field);
}
