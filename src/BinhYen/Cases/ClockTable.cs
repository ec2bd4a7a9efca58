namespace BinhYen.Cases;

/// <summary>How long one thing may take.</summary>
/// <param name="Kind">What is waited for.</param>
/// <param name="Allowance">How long.</param>
/// <param name="PausesWhileWaiting">True when the clock stands still while the reporter is asked or the case is on hold.</param>
/// <param name="Basis">A row of the legal table, or <c>profile</c>.</param>
internal sealed record ClockRule(ClockKind Kind, Allowance Allowance, bool PausesWhileWaiting = false, string Basis = "profile");

/// <summary>
/// The clocks of a commune (workflow §5.3), made from the shipped proposal, the legal table and the profile.
/// A change of law or of the profile changes this value and no code (R-HG-12).
/// </summary>
internal sealed record ClockTable
{
    /// <summary>Clocks that every case has, by urgency.</summary>
    public required IReadOnlyDictionary<Urgency, IReadOnlyList<ClockRule>> ByUrgency { get; init; }

    /// <summary>Clocks of a kind of its own. A clock that the urgency has too is replaced.</summary>
    public required IReadOnlyDictionary<CaseKind, IReadOnlyList<ClockRule>> ByKind { get; init; }

    /// <summary>Who is told when, by urgency.</summary>
    public required IReadOnlyDictionary<Urgency, IReadOnlyList<EscalationRule>> Escalations { get; init; }

    /// <summary>Who is told about a legal clock, whatever the urgency.</summary>
    public required IReadOnlyList<EscalationRule> LegalEscalations { get; init; }

    /// <summary>Longest time, in working days, that questions to the reporter may pause the clocks of one case.</summary>
    public int LongestPauseWorkingDays { get; init; } = 5;

    /// <summary>Days after an answer without objection before the system closes the case.</summary>
    public int ObjectionDays { get; init; } = 7;

    /// <summary>Days after the answer or the closing in which the reporter may have the case opened again.</summary>
    public int ReopenDays { get; init; } = 30;

    /// <summary>Most days until the review of a case on hold.</summary>
    public int LongestHoldDays { get; init; } = 30;

    /// <summary>Most extensions of one case.</summary>
    public int MostExtensions { get; init; } = 2;

    /// <summary>Most days that one extension may add.</summary>
    public int LongestExtensionDays { get; init; } = 30;

    /// <summary>The rules for a case of that kind and urgency.</summary>
    public IReadOnlyList<ClockRule> RulesFor(CaseKind kind, Urgency urgency)
    {
        var own = ByKind.GetValueOrDefault(kind, []);
        return [.. ByUrgency[urgency].Where(rule => own.All(o => o.Kind != rule.Kind)), .. own];
    }

    /// <summary>The shipped proposal with the legal deadlines in force on a day.</summary>
    /// <param name="legal">The legal table.</param>
    /// <param name="on">The day, in Vietnam.</param>
    /// <param name="remoteArea">True when the commune is marked as remote, for which some laws give more time.</param>
    public static ClockTable Proposed(LegalDeadlines legal, DateOnly on, bool remoteArea) => new()
    {
        ByUrgency = ProposedClocks.ByUrgency,
        ByKind = ProposedClocks.ByKind(legal, on, remoteArea),
        Escalations = EscalationRule.Proposed,
        LegalEscalations = EscalationRule.ProposedForLegalClocks,
    };
}
