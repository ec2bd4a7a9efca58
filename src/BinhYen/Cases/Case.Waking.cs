namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>
    /// When the clock beat has to look at this case next: a rung of the ladder, a question that runs out, the end of the
    /// time for objections. Null when nothing will happen by itself. A row's value, so that a restart forgets nothing.
    /// </summary>
    public DateTimeOffset? WakeAt { get; private set; }

    /// <summary>The beat has done everything that was due up to now.</summary>
    public void Woken(CaseRules rules, DateTimeOffset now) => WakeAt = NextWake(rules, now);

    /// <summary>Something about its alarms changed that the beat has to look at now.</summary>
    public void WakeNow(DateTimeOffset now) => WakeAt = WakeAt < now ? WakeAt : now;

    private void PlanWake(CaseAct act, Occasion o)
    {
        // What was due before this act and not told yet stays due.
        var owed = WakeAt <= o.At ? WakeAt : null;
        if (Urgency is Urgency.Emergency && act is CaseAct.Receive or CaseAct.RaiseUrgency) owed ??= o.At;
        // What is about the chief leaves the commune with the next beat.
        if (ConflictAboveCommune && act is CaseAct.Receive or CaseAct.WidenConflict) owed ??= o.At;
        WakeAt = owed ?? NextWake(o.Rules, o.At);
    }

    private DateTimeOffset? NextWake(CaseRules rules, DateTimeOffset now)
    {
        var step = Deadlines.NextWake(this, rules, now);
        if (WordsEndAt is { } end && end > now && (step is null || end < step)) step = end;
        if (State is not CaseState.Answered) return step;
        var closes = AnsweredAt!.Value.AddDays(rules.Clocks.ObjectionDays);
        // Refused because nobody has confirmed the outcome: asked again every day.
        if (closes <= now) closes = now.AddDays(1);
        return step is null || closes < step ? closes : step;
    }
}
