namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>A child is concerned (P-11): fewer people see it, no figure for others counts it, nothing of it is published without both consents.</summary>
    public bool ConcernsMinor { get; private set; }

    /// <summary>Words told later speak of a child. What an officer decided about earlier words does not hold for these.</summary>
    /// <returns>False when it was marked already.</returns>
    public bool HearOfMinor(Occasion o)
    {
        if (ConcernsMinor) return false;
        ConcernsMinor = true;
        Note(CaseAct.MarkMinor, o);
        return true;
    }

    /// <summary>An officer sets the mark that words suggested, or takes it off, with a reason.</summary>
    public Result MarkMinor(bool concerned, Reason reason, Occasion o)
    {
        if (Unless(o, Who.Officer, [.. CaseStates.Open, CaseState.Answered, CaseState.Transferred]) is { } no) return no;
        if (ConcernsMinor == concerned) return CaseRefusals.AlreadySo;
        ConcernsMinor = concerned;
        Note(concerned ? CaseAct.MarkMinor : CaseAct.UnmarkMinor, o, reason);
        return Result.Done;
    }
}
