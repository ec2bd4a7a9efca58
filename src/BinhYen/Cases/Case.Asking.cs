namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>
    /// T5: asks the reporter. The answer's clock stands still until the reply, over the whole life of the case at most as
    /// many working days as the profile allows; legal clocks go on.
    /// </summary>
    public Result AskReporter(SealedText question, Occasion o)
    {
        var who = State is CaseState.Triaging ? Who.Triager | Who.Leader : Who.Handler;
        if (Unless(o, who, [CaseState.Triaging, .. _working]) is { } no) return no;
        if (Transfer is { LeftAt: null }) return CaseRefusals.TransferPending;
        var left = o.Rules.Clocks.LongestPauseWorkingDays * o.Rules.Calendar.Hours.DayLength - PauseUsed;
        if (left <= TimeSpan.Zero) return CaseRefusals.PauseUsedUp;
        Waiting = new Waiting { ReturnTo = State, AskedAt = o.At, Question = question, ExpiresAt = o.Rules.Calendar.AddWorkingTime(o.At, left) };
        StopClock(ClockKind.FirstReply, o.At);
        PauseClocks(o.At);
        Record(CaseAct.AskReporter, CaseState.AwaitingInfo, o);
        return Result.Done;
    }

    /// <summary>T6: the reporter replied; the case goes on where it was.</summary>
    public Result ReporterAnswered(Occasion o)
    {
        if (Unless(o, Who.Reporter | Who.System, CaseState.AwaitingInfo) is { } no) return no;
        EndWaiting(CaseAct.ReporterAnswered, o);
        return Result.Done;
    }

    /// <summary>T6: time ran out; the case goes on with what is known.</summary>
    public Result WaitingExpired(Occasion o)
    {
        if (Unless(o, Who.System, CaseState.AwaitingInfo) is { } no) return no;
        if (o.At < Waiting!.ExpiresAt) return CaseRefusals.StillWaiting;
        EndWaiting(CaseAct.WaitingExpired, o);
        return Result.Done;
    }

    /// <summary>A reply with content went to the reporter: the clock of the first reply stops, and with a result the preliminary one.</summary>
    public Result Reply(bool withPreliminaryResult, Occasion o)
    {
        if (Unless(o, Who.Handler | Who.Triager | Who.Leader, [.. CaseStates.Open]) is { } no) return no;
        StopClock(ClockKind.FirstReply, o.At);
        if (withPreliminaryResult) StopClock(ClockKind.PreliminaryResult, o.At);
        if (o.Staff!.Role is Staff.StaffRole.PoliceChief) StopClock(ClockKind.ChiefContact, o.At);
        Note(CaseAct.Reply, o);
        return Result.Done;
    }

    private void EndWaiting(CaseAct act, Occasion o)
    {
        var waiting = Waiting!;
        // An expiry that the timer noticed late must not give the handler more time than the limit.
        var end = o.At < waiting.ExpiresAt ? o.At : waiting.ExpiresAt;
        PauseUsed += o.Rules.Calendar.WorkingTimeBetween(waiting.AskedAt, end);
        ResumeClocks(o with { At = end });
        Waiting = null;
        Record(act, waiting.ReturnTo, o);
    }
}
