namespace BinhYen.Cases;

/// <summary>Who acts, when, and under which rules: what every decision about a case needs besides the case.</summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When, from the <see cref="TimeProvider"/> of the use case.</param>
/// <param name="Rules">The rules of the commune on that day.</param>
internal sealed record Occasion(Actor By, DateTimeOffset At, CaseRules Rules)
{
    /// <summary>The member of the staff who acts; null for the system, a reporter or a verifier.</summary>
    public Actor.Staff? Staff => By as Actor.Staff;
}

/// <summary>What a commune has set about time: data, not code (R-HG-12).</summary>
/// <param name="Calendar">Office days and hours.</param>
/// <param name="Clocks">Product clocks and legal deadlines.</param>
/// <param name="ProfileVersion">Version of the model profile the values come from; written into every event.</param>
internal sealed record CaseRules(WorkingCalendar Calendar, ClockTable Clocks, int ProfileVersion);

/// <summary>Why something was done: a code for statistics, and words that are kept sealed.</summary>
/// <param name="Code">Short stable code, for example <c>caller-was-wrong</c>; never free text.</param>
/// <param name="Words">The officer's own words, sealed; null when the code says it all.</param>
internal sealed record Reason(string Code, SealedText? Words = null)
{
    /// <summary>Most characters of <see cref="Code"/>.</summary>
    public const int LongestCode = 40;

    /// <inheritdoc cref="Reason(string, SealedText?)"/>
    /// <exception cref="ArgumentException">Not a code but a text: words belong under seal, so the caller has a bug.</exception>
    public string Code { get; } = Code is { Length: > 0 and <= LongestCode } && !Code.Any(char.IsWhiteSpace)
        ? Code
        : throw new ArgumentException("A reason's code is one short word; what a person wrote is kept sealed.", nameof(Code));
}
