namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>T17: the chief pauses the case until an outside result is known. A review date, at most 30 days ahead, wakes it.</summary>
    public Result PutOnHold(DateTimeOffset reviewAt, Reason reason, Occasion o)
    {
        var states = CaseStates.Open.Where(s => s is not (CaseState.OnHold or CaseState.AwaitingInfo or CaseState.AwaitingApproval)).ToArray();
        if (Unless(o, Who.Chief, states) is { } no) return no;
        if (PendingKind is not null) return CaseRefusals.KindChangePending;
        if (reviewAt <= o.At || reviewAt > o.At.AddDays(o.Rules.Clocks.LongestHoldDays)) return CaseRefusals.ReviewTooFar;
        Hold = new Hold { ReturnTo = State, ReviewAt = reviewAt };
        PauseClocks(o.At);
        StartReviewClock(reviewAt, o);
        Record(CaseAct.PutOnHold, CaseState.OnHold, o, reason);
        return Result.Done;
    }

    /// <summary>The chief lets the case go on where it was.</summary>
    public Result ResumeFromHold(Occasion o)
    {
        if (Unless(o, Who.Chief, CaseState.OnHold) is { } no) return no;
        var returnTo = Hold!.ReturnTo;
        Hold = null;
        StopClock(ClockKind.HoldReview, o.At);
        ResumeClocks(o);
        Record(CaseAct.ResumeFromHold, returnTo, o);
        return Result.Done;
    }

    private void StartReviewClock(DateTimeOffset reviewAt, Occasion o)
    {
        StartClock(new ClockRule(ClockKind.HoldReview, new(0, ClockUnit.Minute)), o.At, o);
        OpenClock(ClockKind.HoldReview)!.Extend(reviewAt, o.Rules.Calendar);
    }
}
