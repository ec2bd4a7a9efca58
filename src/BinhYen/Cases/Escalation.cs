namespace BinhYen.Cases;

/// <summary>Whom an overdue case climbs to. Ordered: a greater value is higher.</summary>
internal enum EscalateTo
{
    /// <summary>Người xử lý.</summary>
    Handler,

    /// <summary>Người thay thế, or the substitute of the duty roster.</summary>
    Substitute,

    /// <summary>Phó Trưởng Công an xã.</summary>
    Deputy,

    /// <summary>Trưởng Công an xã.</summary>
    Chief,
}

/// <summary>When a rung of the ladder is reached.</summary>
internal enum EscalationTrigger
{
    /// <summary>That percentage of the time allotted has passed.</summary>
    PercentPassed,

    /// <summary>That many minutes round the clock after the clock started.</summary>
    MinutesAfterStart,

    /// <summary>That many working days after the due time.</summary>
    WorkingDaysAfterDue,
}

/// <summary>One rung of the ladder (workflow §5.3, last column).</summary>
/// <param name="Clock">The clock that is watched.</param>
/// <param name="Trigger">How <paramref name="Amount"/> counts.</param>
/// <param name="Amount">Percent, minutes or working days.</param>
/// <param name="To">Whom to tell.</param>
internal sealed record EscalationRule(ClockKind Clock, EscalationTrigger Trigger, int Amount, EscalateTo To)
{
    /// <summary>The ladder the product proposes, by urgency.</summary>
    public static IReadOnlyDictionary<Urgency, IReadOnlyList<EscalationRule>> Proposed { get; } = new Dictionary<Urgency, IReadOnlyList<EscalationRule>>
    {
        [Urgency.Emergency] =
        [
            new(ClockKind.FirstLook, EscalationTrigger.MinutesAfterStart, 5, EscalateTo.Substitute),
            new(ClockKind.FirstLook, EscalationTrigger.MinutesAfterStart, 10, EscalateTo.Deputy),
            new(ClockKind.FirstLook, EscalationTrigger.MinutesAfterStart, 15, EscalateTo.Chief),
            // The paper ends here; an emergency that was seen but never answered must still reach the chief.
            new(ClockKind.Answer, EscalationTrigger.PercentPassed, 80, EscalateTo.Deputy),
            new(ClockKind.Answer, EscalationTrigger.PercentPassed, 100, EscalateTo.Chief),
        ],
        [Urgency.High] = [.. Ladder(ClockKind.FirstLook, (50, EscalateTo.Handler), (80, EscalateTo.Deputy), (100, EscalateTo.Chief)),
            .. Ladder(ClockKind.Answer, (50, EscalateTo.Handler), (80, EscalateTo.Deputy), (100, EscalateTo.Chief))],
        [Urgency.Normal] = [.. Ladder(ClockKind.FirstLook, (80, EscalateTo.Handler), (100, EscalateTo.Deputy)),
            .. Ladder(ClockKind.Answer, (80, EscalateTo.Handler), (100, EscalateTo.Deputy)),
            new(ClockKind.Answer, EscalationTrigger.WorkingDaysAfterDue, 2, EscalateTo.Chief)],
        [Urgency.Low] = [.. Ladder(ClockKind.Answer, (100, EscalateTo.Handler)),
            new(ClockKind.Answer, EscalationTrigger.WorkingDaysAfterDue, 3, EscalateTo.Deputy)],
    };

    /// <summary>Legal clocks and reviews climb like high urgency, whatever the urgency of the case.</summary>
    public static IReadOnlyList<EscalationRule> ProposedForLegalClocks { get; } =
    [
        .. new[]
        {
            ClockKind.CrimeHandOver, ClockKind.CrimeFile, ClockKind.ChiefContact, ClockKind.DenunciationCheck, ClockKind.DenunciationResolution,
            ClockKind.ComplaintAcceptance, ClockKind.ComplaintResolution, ClockKind.DataRequestCarryOut,
        }.SelectMany(clock => Ladder(clock, (50, EscalateTo.Handler), (80, EscalateTo.Deputy), (100, EscalateTo.Chief))),
        .. Ladder(ClockKind.HoldReview, (100, EscalateTo.Chief)),
    ];

    /// <summary>When the rung is reached on a clock.</summary>
    public DateTimeOffset ReachedAt(CaseClock clock, WorkingCalendar calendar) => Trigger switch
    {
        EscalationTrigger.PercentPassed => clock.Allowance.Earlier(clock.DueAt, clock.Allotted * (100 - Amount) / 100, calendar),
        EscalationTrigger.MinutesAfterStart => clock.StartedAt.AddMinutes(Amount),
        EscalationTrigger.WorkingDaysAfterDue => calendar.AddWorkingDays(clock.DueAt, Amount),
    };

    private static IEnumerable<EscalationRule> Ladder(ClockKind clock, params (int Percent, EscalateTo To)[] rungs) =>
        rungs.Select(rung => new EscalationRule(clock, EscalationTrigger.PercentPassed, rung.Percent, rung.To));
}

/// <summary>Somebody to be told about a clock. The same step has the same <see cref="Key"/> each time it is computed.</summary>
/// <param name="ClockNumber">The clock within the case.</param>
/// <param name="Clock">What it waits for.</param>
/// <param name="At">When the rung was reached.</param>
/// <param name="To">Whom to tell.</param>
/// <param name="DueAt">When the clock is due, for the words of the alert.</param>
internal sealed record EscalationStep(int ClockNumber, ClockKind Clock, DateTimeOffset At, EscalateTo To, DateTimeOffset DueAt)
{
    /// <summary>Remembered by the alert, so that nobody is told twice; a moved due time makes a new step.</summary>
    public string Key => $"{ClockNumber}:{To}:{At.ToUnixTimeSeconds()}";
}
