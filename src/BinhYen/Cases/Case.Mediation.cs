namespace BinhYen.Cases;

internal sealed partial class Case
{
    private static readonly CaseState[] _followed = [.. CaseStates.Open, CaseState.Answered, CaseState.Closed];

    /// <summary>Refers a conflict between residents to the hamlet's mediation team (R-TT-28, R-YC-65).</summary>
    public Result ReferToMediation(HamletId hamlet, Occasion o)
    {
        if (Unless(o, Who.Handler, _working) is { } no) return no;
        if (Category is not CaseCategory.CommunityConflict) return CaseRefusals.NotAConflict;
        if (mediations.Any(m => m.Result is null)) return CaseRefusals.MediationRunning;
        mediations.Add(new Mediation { CaseId = Id, Number = mediations.Count + 1, Hamlet = hamlet, ReferredAt = o.At });
        Note(CaseAct.ReferToMediation, o);
        return Result.Done;
    }

    /// <summary>The team reports. Whatever the result, somebody looks again on a date, until the conflict is settled (R-HG-07).</summary>
    public Result RecordMediation(MediationResult result, DateOnly followUpOn, SealedText minutes, Occasion o)
    {
        if (Unless(o, Who.Handler | Who.Leader, _followed) is { } no) return no;
        if (mediations.LastOrDefault(m => m.Result is null) is not { } mediation) return CaseRefusals.NoMediationRunning;
        if (followUpOn <= VietnamTime.DateOf(o.At)) return CaseRefusals.FollowUpNotAhead;
        (mediation.Result, mediation.FollowUpOn) = (result, followUpOn);
        Note(CaseAct.RecordMediation, o, new Reason(result.ToString(), minutes));
        return Result.Done;
    }

    /// <summary>Somebody looked again: settled for good, or another date. Works on after the case is closed.</summary>
    /// <param name="nextFollowUpOn">The next date; null when the conflict is settled.</param>
    /// <param name="note">What was seen.</param>
    /// <param name="o">Any officer: the handler may have moved on.</param>
    public Result FollowUpMediation(DateOnly? nextFollowUpOn, SealedText note, Occasion o)
    {
        if (Unless(o, Who.Officer, _followed) is { } no) return no;
        if (mediations.LastOrDefault(m => m.Result is not null && m.SettledAt is null) is not { } mediation) return CaseRefusals.NoMediationRunning;
        if (nextFollowUpOn <= VietnamTime.DateOf(o.At)) return CaseRefusals.FollowUpNotAhead;
        mediation.FollowUpOn = nextFollowUpOn;
        if (nextFollowUpOn is null) mediation.SettledAt = o.At;
        Note(CaseAct.FollowUpMediation, o, new Reason(nextFollowUpOn is null ? "settled" : "unsettled", note));
        return Result.Done;
    }
}
