namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>
    /// T14: the reporter agrees, or the system closes after the time for objections. No member of the staff can close a
    /// case, so nobody can close a report about themselves.
    /// </summary>
    public Result Close(Occasion o)
    {
        if (Unless(o, Who.System | Who.Reporter, CaseState.Answered) is { } no) return no;
        if (o.By == Actor.System && o.At < AnsweredAt!.Value.AddDays(o.Rules.Clocks.ObjectionDays)) return CaseRefusals.ObjectionTimeRunning;
        if (Category is CaseCategory.Unclear) return CaseRefusals.CategoryUnclear;
        if (NeedsSecondPerson && Finding!.ConfirmedBy is null) return CaseRefusals.SecondPersonNeeded;
        Closing = new Closing { Outcome = Finding!.Outcome, At = o.At, By = o.By.Stamp };
        CancelClocks(o.At);
        Record(CaseAct.Close, CaseState.Closed, o);
        return Result.Done;
    }

    /// <summary>
    /// T15: opens an answered or closed case again. The reporter has a limited time; the chief may always. After an
    /// objection to the handler another one must be found; “chưa thỏa đáng” is possible once and goes to the chief.
    /// </summary>
    public Result Reopen(ReopenGround ground, SealedText? words, Occasion o)
    {
        if (Unless(o, Who.Reporter | Who.Chief, CaseState.Answered, CaseState.Closed) is { } no) return no;
        if (TextRemovedAt is not null) return CaseRefusals.AlreadyHandedOver;
        var from = Closing?.At ?? AnsweredAt!.Value;
        if (o.By == Actor.Reporter && o.At > from.AddDays(o.Rules.Clocks.ReopenDays)) return CaseRefusals.ReopenTooLate;
        if (ground is ReopenGround.NotSatisfied && WasUnsatisfactory) return CaseRefusals.NotSatisfiedOnlyOnce;
        if (ground is ReopenGround.NotSatisfied) (WasUnsatisfactory, WaitsForChief) = (true, true);
        if (ground is ReopenGround.ObjectionToHandler && (Handler ?? Finding?.SetBy) is { } handler) Exclude(handler, ExclusionScope.Handling);
        StartAgain(o);
        Record(CaseAct.Reopen, CaseState.Reopened, o, new Reason(ground.ToString(), words));
        return Result.Done;
    }

    private void StartAgain(Occasion o)
    {
        (Handler, SubstituteHandler, Verification) = (null, null, null);
        (Transfer, Finding, Closing, AnsweredAt) = (null, null, null, null);
        CancelClocks(o.At);
        Round++;
        foreach (var rule in o.Rules.Clocks.RulesFor(Kind, Urgency).Where(r => r.Kind is ClockKind.Answer or ClockKind.PreliminaryResult))
            StartClock(rule, o.At, o);
    }
}
