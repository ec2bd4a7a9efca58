namespace BinhYen.Cases;

/// <summary>
/// One thing that was done to a case: who, when, from, to, why, under which profile. Rows are only added. The newest
/// row's <see cref="To"/> is the state of the case, and each <see cref="From"/> is the <see cref="To"/> before it.
/// </summary>
internal sealed class CaseEvent
{
    private CaseEvent()
    {
    }

    public CaseId CaseId { get; private init; }

    /// <summary>1, 2, 3 … within the case; equal to the version of the case after the act.</summary>
    public int Number { get; private init; }

    public CaseAct Act { get; private init; }

    /// <summary>The state before; null only for the first event.</summary>
    public CaseState? From { get; private init; }

    /// <summary>The state after; equal to <see cref="From"/> when the act left it.</summary>
    public CaseState To { get; private init; }

    public ActorStamp By { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>Short stable code of the reason; null when the act needs none.</summary>
    public string? ReasonCode { get; private init; }

    /// <summary>The sealed words of the reason, remark or note; null when there are none or they were removed.</summary>
    public SealedText? Words { get; private set; }

    /// <summary>Version of the model profile under which it was decided.</summary>
    public int ProfileVersion { get; private init; }

    /// <summary>T1–T18, or null for an act that leaves the state as it is.</summary>
    public int? Transition => CaseActs.TransitionOf(Act);

    internal static CaseEvent Of(CaseId id, int number, CaseAct act, CaseState? from, CaseState to, Occasion o, Reason? reason) => new()
    {
        CaseId = id, Number = number, Act = act, From = from, To = to, By = o.By.Stamp, At = o.At,
        ReasonCode = reason?.Code, Words = reason?.Words, ProfileVersion = o.Rules.ProfileVersion,
    };

    internal void ForgetWords() => Words = null;
}
