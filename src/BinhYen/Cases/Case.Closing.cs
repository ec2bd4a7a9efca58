namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>
    /// T14: the reporter agrees, or the system closes after the time for objections. No member of the staff can close a
    /// case, so nobody can close a report about themselves.
    /// </summary>
    /// <param name="o">The reporter or the system.</param>
    /// <param name="othersWait">Another reporter of the case has not agreed: it stays answered, for its end would tell them that there is a second one.</param>
    public Result Close(Occasion o, bool othersWait = false)
    {
        if (Unless(o, Who.System | Who.Reporter, CaseState.Answered) is { } no) return no;
        if (o.By == Actor.System && o.At < AnsweredAt!.Value.AddDays(o.Rules.Clocks.ObjectionDays)) return CaseRefusals.ObjectionTimeRunning;
        if (Category is CaseCategory.Unclear) return CaseRefusals.CategoryUnclear;
        if (NeedsSecondPerson && Finding!.ConfirmedBy is null) return CaseRefusals.SecondPersonNeeded;
        if (othersWait)
        {
            Note(CaseAct.AcceptAnswer, o);
            return Result.Done;
        }

        Closing = new Closing { Outcome = Finding!.Outcome, At = o.At, By = o.By.Stamp };
        CancelClocks(o.At);
        Record(CaseAct.Close, CaseState.Closed, o);
        return Result.Done;
    }

    /// <summary>
    /// T15: opens an answered or closed case again. The reporter has a limited time; the chief may always. After an
    /// objection to the handler or to the answer another handler must be found; “chưa thỏa đáng” is possible once and goes to the chief.
    /// </summary>
    /// <param name="ground">Why.</param>
    /// <param name="words">In whose words it is asked, sealed.</param>
    /// <param name="o">The reporter or the chief.</param>
    /// <param name="wasUnsatisfactory">This reporter has said “chưa thỏa đáng” before; another one of the case does not count.</param>
    public Result Reopen(ReopenGround ground, SealedText? words, Occasion o, bool wasUnsatisfactory = false)
    {
        if (Unless(o, Who.Reporter | Who.Chief, CaseState.Answered, CaseState.Closed) is { } no) return no;
        if (TextRemovedAt is not null) return CaseRefusals.AlreadyHandedOver;
        var from = Closing?.At ?? AnsweredAt!.Value;
        if (o.By == Actor.Reporter && o.At > from.AddDays(o.Rules.Clocks.ReopenDays)) return CaseRefusals.ReopenTooLate;
        if (ground is ReopenGround.NotSatisfied && wasUnsatisfactory) return CaseRefusals.NotSatisfiedOnlyOnce;
        if (ground is ReopenGround.NotSatisfied) WaitsForChief = true;
        if (TakesOff(ground) && (Handler ?? Finding?.SetBy) is { } handler) Exclude(handler, ExclusionScope.Handling);
        StartAgain(o);
        Record(CaseAct.Reopen, CaseState.Reopened, o, new Reason(ground.ToString(), words));
        return Result.Done;
    }

    /// <summary>
    /// Another reporter of the case objects as well, to an answer that is being worked on again already: the work goes on, and what the
    /// objection asks for holds for it.
    /// </summary>
    /// <param name="ground">Why.</param>
    /// <param name="answeredBy">Whose work the answer was.</param>
    /// <param name="o">The reporter.</param>
    /// <param name="wasUnsatisfactory">This reporter has said “chưa thỏa đáng” before.</param>
    public Result JoinReopening(ReopenGround ground, StaffId? answeredBy, Occasion o, bool wasUnsatisfactory)
    {
        if (Unless(o, Who.Reporter, [.. CaseStates.Open]) is { } no) return no;
        if (ground is ReopenGround.NotSatisfied && wasUnsatisfactory) return CaseRefusals.NotSatisfiedOnlyOnce;
        if (ground is ReopenGround.NotSatisfied && State is CaseState.Reopened) WaitsForChief = true;
        if (TakesOff(ground) && answeredBy is { } handler) Exclude(handler, ExclusionScope.Handling);
        Note(CaseAct.JoinReopening, o, new Reason(ground.ToString(), null));
        return Result.Done;
    }

    // An answer that does not satisfy is looked at by somebody else, whether the reporter says that it is for the handler's sake or not: what was
    // said of the handler in a report of its own must not show by who may go on.
    private static bool TakesOff(ReopenGround ground) => ground is ReopenGround.NotSatisfied or ReopenGround.ObjectionToHandler;

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
