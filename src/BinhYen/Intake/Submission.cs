using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Pacing;

namespace BinhYen.Intake;

/// <summary>One report as any door hands it in: web, counter, telephone, API. What the sender did not say stays null.</summary>
internal sealed record Submission
{
    public required CommuneId CommuneId { get; init; }
    public required SourceChannel Channel { get; init; }

    /// <summary>The story in the sender's words.</summary>
    public required string Text { get; init; }

    /// <summary>Where, in words; null when not said.</summary>
    public string? Place { get; init; }

    /// <summary>When, in words; null when not said.</summary>
    public string? When { get; init; }
    public HamletId? HamletId { get; init; }
    public SenderKind SenderKind { get; init; }
    public Secrecy Secrecy { get; init; }

    /// <summary>Name and telephone; ignored for anonymous reports, otherwise kept in the vault.</summary>
    public ReporterContact? Contact { get; init; }

    /// <summary>The sender ticked "về cán bộ Công an".</summary>
    public bool AboutPolice { get; init; }

    /// <inheritdoc cref="CaseOpening.WorkedOnBy"/>
    public IReadOnlyList<StaffId> WorkedOnBy { get; init; } = [];

    /// <summary>What was said before in the report these words were told after, and tells whom they mean. Not stored.</summary>
    public IReadOnlyList<string> ToldAfter { get; init; } = [];

    /// <inheritdoc cref="CaseOpening.GoesOnWith"/>
    public EarlierComplaint? GoesOnWith { get; init; }

    /// <inheritdoc cref="CaseOpening.About"/>
    public StaffId? About { get; init; }

    /// <summary>The sender said that somebody is in danger now.</summary>
    public bool EmergencyPressed { get; init; }

    /// <summary>What an officer at the counter chose; null leaves it to the machine's suggestion.</summary>
    public CaseCategory? Category { get; init; }

    /// <summary>What the sender picked from a list; counts where the words say nothing. Null when nothing was picked.</summary>
    public ChosenTopic? Topic { get; init; }

    /// <summary>Ids of stored attachments.</summary>
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    /// <summary>Who wrote it down for somebody; null when the sender did.</summary>
    public StaffId? TakenBy { get; init; }

    /// <summary>Who is not to send too many at once; null for a door without a limit.</summary>
    public SenderPace? Pace { get; init; }

    /// <inheritdoc cref="CaseOpening.IdempotencyKey"/>
    public string? IdempotencyKey { get; init; }
}

/// <summary>What a sender's reports are counted by.</summary>
/// <param name="Act">The door.</param>
/// <param name="Who">Whoever sends, as <see cref="Pace.Take"/> counts them.</param>
/// <param name="Limit">How many reports.</param>
internal sealed record SenderPace(string Act, string Who, PaceLimit Limit);

/// <summary>A line of a list that a sender picked.</summary>
/// <param name="Label">As it read.</param>
/// <param name="Category">The category nearest to it.</param>
internal sealed record ChosenTopic(string Label, CaseCategory Category);

/// <summary>What the sender is told.</summary>
/// <param name="Opened">Codes and deadlines.</param>
/// <param name="EmergencyNumbers">Numbers to call first; empty when nothing is urgent.</param>
/// <param name="Suggestion">Kind and category as opened.</param>
internal sealed record Submitted(OpenedCase Opened, IReadOnlyList<string> EmergencyNumbers, CaseCategory Suggestion)
{
    /// <summary>Whether the sender may be told the tracking code now: the first time, and soon after for an answer that was lost.</summary>
    public bool ShowsCode(DateTimeOffset now) => !Opened.IsRepeat || now - Opened.ReceivedAt <= SubmitReport.CodeAgainWithin;
}
