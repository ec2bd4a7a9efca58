using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BinhYen.Cases;

namespace BinhYen.Intake.Api;

/// <summary>A report handed in by a program.</summary>
internal sealed record PostReport
{
    [Required, StringLength(8000, MinimumLength = 1), Description("The story in the sender's words.")]
    public string Text { get; init; } = "";

    [StringLength(300), Description("Where, in words.")]
    public string? Place { get; init; }

    [StringLength(200), Description("When, in words.")]
    public string? When { get; init; }

    [StringLength(20), Description("Code of the hamlet, for example H01; leave out when unknown.")]
    public string? Hamlet { get; init; }

    [Description("Named, KeptSecret or Anonymous. Default: Anonymous.")]
    public Secrecy Secrecy { get; init; } = Secrecy.Anonymous;

    [StringLength(120), Description("Name of the sender; kept in the vault, never given back.")]
    public string? Name { get; init; }

    [StringLength(30), Description("Telephone of the sender; kept in the vault, never given back.")]
    public string? Phone { get; init; }

    [Description("The report is about the police.")]
    public bool AboutPolice { get; init; }

    [Description("Somebody is in danger now.")]
    public bool Emergency { get; init; }

    [StringLength(200, MinimumLength = 16), Description("Repeat with the same key gives the same report. Use at least 80 random bits.")]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What the program tells the sender.</summary>
/// <param name="Code">Number of the case, for asking by API.</param>
/// <param name="TrackingCode">The sender's secret, not stored; null when the same report is sent again later than ten minutes after it.</param>
/// <param name="CheckCode">Proves that messages of the commune are genuine.</param>
/// <param name="Urgency">Emergency, High, Normal or Low.</param>
/// <param name="EmergencyNumbers">Numbers to call first.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="FirstLookDue">When a person will have looked at the latest.</param>
/// <param name="AnswerDue">When the answer is due.</param>
/// <param name="IsRepeat">The report was known by its idempotency key.</param>
internal sealed record PostedReport(
    string Code, string? TrackingCode, string CheckCode, Urgency Urgency, IReadOnlyList<string> EmergencyNumbers,
    DateTimeOffset ReceivedAt, DateTimeOffset? FirstLookDue, DateTimeOffset? AnswerDue, bool IsRepeat);

/// <summary>What a program may know of a case: never who spoke, and the words only with the scope for them.</summary>
internal sealed record ReportState(
    string Code, CaseState State, CaseKind Kind, CaseCategory Category, Urgency Urgency, string? Hamlet, SourceChannel Channel,
    DateTimeOffset ReceivedAt, DateTimeOffset? NextDueAt, DateTimeOffset? AnsweredAt, Outcome? Outcome, int Version)
{
    /// <summary>The reporters' words in order; null without the scope <c>reports:text</c>.</summary>
    public IReadOnlyList<string>? Text { get; init; }
}

/// <summary>One page of a list.</summary>
/// <param name="Items">At most 200, oldest first.</param>
/// <param name="Next">Value for <c>after</c> to go on; null at the end.</param>
internal sealed record ReportPage(IReadOnlyList<ReportState> Items, string? Next);
