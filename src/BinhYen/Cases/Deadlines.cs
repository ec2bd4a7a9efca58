namespace BinhYen.Cases;

/// <summary>What the clocks of a case say at a moment. Pure reading: nothing here changes a case.</summary>
internal static class Deadlines
{
    /// <summary>Every rung of the ladder that is reached by now on a running clock, in the order of time.</summary>
    public static IReadOnlyList<EscalationStep> Due(Case @case, CaseRules rules, DateTimeOffset now) =>
        [.. Steps(@case, rules).Where(step => step.At <= now).OrderBy(step => step.At).ThenBy(step => step.ClockNumber).ThenBy(step => step.To)];

    /// <summary>When somebody must be told next if nothing happens; null when no running clock has a rung left.</summary>
    public static DateTimeOffset? NextWake(Case @case, CaseRules rules, DateTimeOffset now)
    {
        var next = @case.Waiting is { } waiting && waiting.ExpiresAt > now ? waiting.ExpiresAt : (DateTimeOffset?)null;
        foreach (var (clock, rule) in Rungs(@case, rules))
            if (rule.ReachedAt(clock, rules.Calendar) is var at && at > now && (next is null || at < next)) next = at;
        return next;
    }

    /// <summary>
    /// Whether the report was handled in time (R-HG-18): the first of {answered, lawfully transferred with the reporter
    /// told} is not later than the due time with granted extensions. A later reopening does not change the past.
    /// </summary>
    public static Timeliness OnTime(Case @case, DateTimeOffset now)
    {
        if (@case.State is CaseState.Merged or CaseState.NotACase) return Timeliness.NotCounted;
        var clock = @case.Clocks.FirstOrDefault(c => c is { Kind: ClockKind.Answer, Round: 1 });
        if (clock is null) return Timeliness.NotCounted;
        if (@case.FirstSettledAt is { } settled) return settled <= clock.DueAt ? Timeliness.InTime : Timeliness.Late;
        return clock.IsOverdue(now) ? Timeliness.Late : Timeliness.StillRunning;
    }

    private static IEnumerable<EscalationStep> Steps(Case @case, CaseRules rules) => Rungs(@case, rules).Select(rung => new EscalationStep(
        rung.Clock.Number, rung.Clock.Kind, rung.Rule.ReachedAt(rung.Clock, rules.Calendar), Raised(rung.Rule.To, @case.IsComplex), rung.Clock.DueAt));

    // In no order: every act on a case asks for the next of them, and needs none.
    private static IEnumerable<(CaseClock Clock, EscalationRule Rule)> Rungs(Case @case, CaseRules rules)
    {
        var ladder = rules.Clocks.Escalations[@case.Urgency].Concat(rules.Clocks.LegalEscalations);
        foreach (var clock in @case.Clocks.Where(clock => clock.IsRunning))
            foreach (var rule in ladder)
                if (rule.Clock == clock.Kind) yield return (clock, rule);
    }

    // A complex case climbs one rung higher (R-YC-11): the handler's reminder goes to the deputy, the deputy's to the chief.
    private static EscalateTo Raised(EscalateTo to, bool complex) => !complex ? to : to switch
    {
        EscalateTo.Handler or EscalateTo.Substitute => EscalateTo.Deputy,
        EscalateTo.Deputy or EscalateTo.Chief => EscalateTo.Chief,
    };
}

/// <summary>Whether a report was handled in time.</summary>
internal enum Timeliness
{
    /// <summary>Đúng hạn.</summary>
    InTime,

    /// <summary>Quá hạn: settled late, or open and overdue.</summary>
    Late,

    /// <summary>Còn trong hạn.</summary>
    StillRunning,

    /// <summary>Không tính: merged into another case or no case at all.</summary>
    NotCounted,
}
