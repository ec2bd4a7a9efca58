namespace BinhYen.Cases;

/// <summary>What intake knows when a case begins.</summary>
/// <param name="Commune">Whose case it is.</param>
/// <param name="Hamlet">Where it happened, as far as known.</param>
/// <param name="Code">The number people will use.</param>
/// <param name="Kind">Suggested by a machine or chosen by an officer.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Urgency">How soon people must act.</param>
/// <param name="Conflict">Who is kept away from the first moment.</param>
/// <param name="Report">The report that opens it.</param>
internal sealed record NewCase(
    CommuneId Commune, HamletId? Hamlet, CaseCode Code, CaseKind Kind, CaseCategory Category, Urgency Urgency,
    ConflictScope Conflict, CaseReport Report)
{
    /// <summary>The words speak of a child.</summary>
    public bool ConcernsMinor { get; init; }
}

internal sealed partial class Case
{
    /// <summary>T1: a report becomes a case. Its clocks run from the moment the report was received.</summary>
    /// <param name="id">The id of the new case.</param>
    /// <param name="begin">What intake knows.</param>
    /// <param name="o">The system, the reporter, or whoever writes it down for the reporter.</param>
    public static Case Receive(CaseId id, NewCase begin, Occasion o)
    {
        var received = begin.Report.ReceivedAt;
        var @case = new Case
        {
            Id = id, CommuneId = begin.Commune, HamletId = begin.Hamlet, Code = begin.Code, ReceivedAt = received,
            Kind = begin.Kind, Category = begin.Category, Urgency = begin.Urgency, PeakUrgency = begin.Urgency,
            HasConflict = begin.Kind is CaseKind.PoliceConduct, BeganWithConflict = begin.Kind is CaseKind.PoliceConduct || !begin.Conflict.IsEmpty,
            ConcernsMinor = begin.ConcernsMinor || begin.Category is CaseCategory.ChildAbuse,
        };
        @case.KeepAway(begin.Conflict);
        @case.Attach(begin.Report);
        foreach (var rule in o.Rules.Clocks.RulesFor(begin.Kind, begin.Urgency)) @case.StartClock(rule, received, o);
        @case.Record(CaseAct.Receive, CaseState.Received, o);
        return @case;
    }

    /// <summary>The acknowledgement with the tracking code has been handed to the channel (R-YC-07).</summary>
    public Result Acknowledge(Occasion o)
    {
        if (Unless(o, Who.System, [.. CaseStates.Open]) is { } no) return no;
        StopClock(ClockKind.Acknowledge, o.At);
        Note(CaseAct.Acknowledge, o);
        return Result.Done;
    }

    /// <summary>A further report about the same event joins the case with a thread of its own.</summary>
    public Result AddReport(CaseReport report, Occasion o)
    {
        if (Unless(o, Who.System | Who.Officer, [.. CaseStates.Open]) is { } no) return no;
        if (reports.Any(r => r.ReportId == report.ReportId)) return CaseRefusals.AlreadySo;
        Attach(report);
        Note(CaseAct.AddReport, o);
        return Result.Done;
    }

    private void Attach(CaseReport report) => reports.Add(new CaseReport
    {
        CaseId = Id, ReportId = report.ReportId, ConversationId = report.ConversationId,
        ContentHash = report.ContentHash, ReceivedAt = report.ReceivedAt,
    });
}
