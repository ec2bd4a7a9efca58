namespace BinhYen.Cases;

internal sealed partial class Case
{
    private CaseClock? OpenClock(ClockKind kind) => clocks.LastOrDefault(c => c.Kind == kind && c.IsOpen);

    private void StartClock(ClockRule rule, DateTimeOffset at, Occasion o) =>
        clocks.Add(CaseClock.Start(Id, clocks.Count + 1, Round, rule, at, o.Rules.Calendar));

    private void StopClock(ClockKind kind, DateTimeOffset at) => OpenClock(kind)?.Stop(at);

    private void StopClocks(DateTimeOffset at, params ReadOnlySpan<ClockKind> kinds)
    {
        foreach (var kind in kinds) StopClock(kind, at);
    }

    private void CancelClocks(DateTimeOffset at)
    {
        foreach (var clock in clocks) clock.Cancel(at);
    }

    private void PauseClocks(DateTimeOffset at)
    {
        foreach (var clock in clocks) clock.Pause(at);
    }

    private void ResumeClocks(Occasion o)
    {
        foreach (var clock in clocks) clock.Resume(o.At, o.Rules.Calendar);
    }

    // Clocks that the new rules do not know lose their meaning; new ones begin now; the others follow the new period.
    private void RetimeClocks(Occasion o, bool neverLater)
    {
        var rules = o.Rules.Clocks.RulesFor(Kind, Urgency);
        foreach (var clock in clocks.Where(c => c.IsOpen && c.Kind is not ClockKind.HoldReview && rules.All(r => r.Kind != c.Kind)))
            clock.Cancel(o.At);
        foreach (var rule in rules)
        {
            if (OpenClock(rule.Kind) is { } clock) clock.Retime(rule, o.At, neverLater, o.Rules.Calendar);
            else if (clocks.All(c => c.Kind != rule.Kind || c.Round != Round || c.CancelledAt is not null)) StartClock(rule, o.At, o);
        }
    }
}
