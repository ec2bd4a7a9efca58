namespace BinhYen.Cases.Inbox;

/// <summary>One row of the list.</summary>
/// <param name="Code">Number of the case.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Urgency">How urgent.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Hamlet">Where; null when unknown.</param>
/// <param name="FirstWords">One line of the report, opened for this page only.</param>
/// <param name="Due">The next deadline in words; null when none runs.</param>
/// <param name="DueOf">What is due.</param>
/// <param name="IsLate">The deadline has passed.</param>
/// <param name="Handler">Who handles it; null when nobody does.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="IsComplex">Flagged as complex.</param>
/// <param name="Version">What a bulk act saw.</param>
internal sealed record InboxRow(
    CaseCode Code, CaseCategory Category, Urgency Urgency, CaseState State, string? Hamlet, string FirstWords, string? Due, string? DueOf, bool IsLate,
    string? Handler, DateTimeOffset ReceivedAt, bool IsComplex, int Version)
{
    public bool IsUnread => State is CaseState.Received;
}

/// <summary>The list with its counts.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Rows">At most one page.</param>
/// <param name="Counts">By tab, at most 100, which is shown as "99+".</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
internal sealed record InboxView(InboxQuery Query, IReadOnlyList<InboxRow> Rows, IReadOnlyDictionary<InboxTab, int> Counts, string? Next)
{
    public static string Capped(int count) => count >= ReadInbox.MostCounted ? "99+" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What the components of one answer show: set by the endpoint, read while the page is rendered.</summary>
internal sealed class InboxScreen
{
    public InboxView View { get; set; } = null!;
    public IReadOnlyList<InboxTab> Tabs { get; set; } = [];
    public IReadOnlyList<Communes.Hamlet> Hamlets { get; set; } = [];
    public IReadOnlyList<Escalating.AlertView> Alerts { get; set; } = [];

    /// <summary>Tells who is on duty that the alarm has no second way to them; null when it has, or when they are not on duty.</summary>
    public string? AlarmHint { get; set; }

    /// <summary>The case that stands open beside the list; null for none.</summary>
    public CaseCode? Selected { get; set; }

    /// <summary>Rows can be ticked for an act on several.</summary>
    public bool MayAct { get; set; }

    /// <summary>What has just been done; null for nothing.</summary>
    public string? Done { get; set; }

    /// <summary>What has just been put away together and may come back; empty for nothing.</summary>
    public IReadOnlyList<CaseCode> Undo { get; set; } = [];

    /// <summary>The list to go back to.</summary>
    public string UndoList { get; set; } = "";

    /// <summary>One line for every case that an act on several left as it was.</summary>
    public IReadOnlyList<string> Problems { get; set; } = [];
}
