namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>How long the words of a national-security report are kept after it left, when nobody confirms the receipt.</summary>
    public static readonly TimeSpan LongestKeptAfterHandOver = TimeSpan.FromHours(72);

    /// <summary>When the words go by themselves; null when there are none to go.</summary>
    public DateTimeOffset? WordsEndAt => IsNationalSecurity && TextRemovedAt is null ? Transfer?.LeftAt + LongestKeptAfterHandOver : null;

    /// <summary>T18, its end by time: 72 hours after the hand-over the words are gone, confirmed or not (R-YC-63).</summary>
    public Result ForgetUnreceipted(Occasion o)
    {
        if (Unless(o, Who.System, CaseState.Transferred, CaseState.Answered) is { } no) return no;
        if (WordsEndAt is not { } end || o.At < end) return CaseRefusals.AlreadySo;
        RemoveText(o.At);
        Note(CaseAct.ForgetUnreceipted, o);
        return Result.Done;
    }

    /// <summary>
    /// B-03: the matter turned out to hold a State secret, which must not be on this machine. Only the chief; the words go,
    /// the event, its times and the minutes stay, and the case ends here. From any state, for a secret waits for nobody.
    /// </summary>
    public Result TakeSecretOut(SecretGround ground, Occasion o)
    {
        if (Unless(o, Who.Chief, Enum.GetValues<CaseState>()) is { } no) return no;
        if (TextRemovedAt is not null) return CaseRefusals.AlreadyHandedOver;
        if (CurrentDraft is { } draft) draft.ReturnedAt = o.At;
        (Waiting, Hold, PendingKind) = (null, null, null);
        TextRemovedAt = o.At;
        Transfer?.Passed = null;
        foreach (var done in events) done.ForgetWords();
        foreach (var answer in answers) answer.Text = null;
        CancelClocks(o.At);
        var ends = CaseStates.IsOpen(State) || State is CaseState.Answered or CaseState.Transferred;
        if (ends) Closing = new Closing { Outcome = Outcome.NotACase, At = o.At, By = ActorStamp.System };
        Record(CaseAct.TakeSecretOut, ends ? CaseState.NotACase : State, o, new Reason(ground.ToString(), null));
        return Result.Done;
    }
}

/// <summary>How it showed that something is a State secret. A list, because words about it could repeat it.</summary>
internal enum SecretGround
{
    /// <summary>A stamp or mark stands on it.</summary>
    Marked,

    /// <summary>The sender said so.</summary>
    Declared,

    /// <summary>It tells of professional measures of the police (B-05).</summary>
    ProfessionalMeasures,

    /// <summary>A competent body said so.</summary>
    ToldByAuthority,
}
