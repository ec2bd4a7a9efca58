namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>Anybody who sees danger may raise the urgency, at once and without asking. Clocks become shorter, never longer.</summary>
    public Result RaiseUrgency(Urgency to, Occasion o)
    {
        if (Unless(o, Who.Officer | Who.Reporter | Who.System, [.. CaseStates.Open]) is { } no) return no;
        if (to <= Urgency) return CaseRefusals.NotHigher;
        Urgency = to;
        if (to > PeakUrgency) PeakUrgency = to;
        RetimeClocks(o, neverLater: true);
        Note(CaseAct.RaiseUrgency, o);
        return Result.Done;
    }

    /// <summary>A human lowers the urgency with a reason. After triage the rules for the higher urgency still hold.</summary>
    public Result LowerUrgency(Urgency to, Reason reason, Occasion o)
    {
        if (Unless(o, Who.Officer, [.. CaseStates.Open]) is { } no) return no;
        if (to >= Urgency) return CaseRefusals.NotLower;
        Urgency = to;
        if (State is CaseState.Triaging && Handler is null) PeakUrgency = to;
        RetimeClocks(o, neverLater: false);
        Note(CaseAct.LowerUrgency, o, reason);
        return Result.Done;
    }

    /// <summary>Marks the case as complex; everything about it climbs one rung higher (R-YC-11).</summary>
    public Result FlagComplex(Reason reason, Occasion o)
    {
        if (Unless(o, Who.Officer, [.. CaseStates.Open]) is { } no) return no;
        if (IsComplex) return CaseRefusals.AlreadySo;
        IsComplex = true;
        Note(CaseAct.FlagComplex, o, reason);
        return Result.Done;
    }

    /// <summary>Marks a conflict between residents that may grow worse (R-YC-65).</summary>
    public Result WarnEarly(Reason reason, Occasion o)
    {
        if (Unless(o, Who.Officer | Who.System, [.. CaseStates.Open]) is { } no) return no;
        if (Category is not CaseCategory.CommunityConflict) return CaseRefusals.NotAConflict;
        if (IsEarlyWarning) return CaseRefusals.AlreadySo;
        IsEarlyWarning = true;
        Note(CaseAct.WarnEarly, o, reason);
        return Result.Done;
    }
}
