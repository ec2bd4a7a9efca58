using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Site;

namespace BinhYen.Intake.Counter;

/// <summary>One report this account has written down: that it was taken, no words and no state (R-TL-26).</summary>
/// <param name="Code">Number of the case.</param>
/// <param name="OpenedAs">What it was opened as; null where nothing was suggested.</param>
/// <param name="At">When.</param>
/// <param name="MayOpen">The account may open the case itself.</param>
internal sealed record TakenReport(CaseCode Code, CaseCategory? OpenedAs, DateTimeOffset At, bool MayOpen);

/// <summary>What the pages of the counter show: set by the endpoint, read while they are rendered.</summary>
internal sealed class CounterScreen
{
    public CounterForm Form { get; set; } = new();
    public FormErrors? Errors { get; set; }
    public IReadOnlyList<Hamlet> Hamlets { get; set; } = [];
    public IReadOnlyList<TakenReport> Taken { get; set; } = [];

    /// <summary>What was just opened; null on the empty form.</summary>
    public Submitted? Submitted { get; set; }
    public Commune Commune { get; set; } = null!;

    /// <summary>Where the sender can look the report up.</summary>
    public string LookupAddress { get; set; } = "";
}
