namespace BinhYen.Cases;

/// <summary>
/// The life of a case in five plain steps, as a reporter reads it. Names nobody, and of a case that several reported shows each of them only what
/// would stand there if they had reported alone: no time from before their own report, no question that was asked another one, no
/// objection that another one made (ISO-2).
/// </summary>
internal static class ReporterSteps
{
    /// <summary>Đã nhận → Đã xem → Đang xác minh → Đã xử lý → Trả lời, each with the date it was first reached in this round.</summary>
    /// <param name="case">The case that works on the report now.</param>
    /// <param name="own">The case the report opened, when that was merged into the other one since; null otherwise.</param>
    /// <param name="until">It ended for this reporter then, and what came later is another one's; null otherwise.</param>
    public static IReadOnlyList<ThreadStep> Of(Case @case, Case? own, DateTimeOffset? until = null)
    {
        var joined = own is null ? null : First(own, CaseState.Merged);
        return
        [
            new("Đã nhận", (own ?? @case).ReceivedAt),
            new("Đã có cán bộ xem", Reached(CaseState.Triaging)),
            new("Đang xác minh", Reached(CaseState.Verifying)),
            new("Đang xử lý", Reached(CaseState.Handling, CaseState.Transferred)),
            new("Đã trả lời", @case.AnsweredAt ?? (until is null ? null : LastAnswer(@case, until.Value)) ?? Reached(CaseState.Answered, CaseState.NotACase)),
        ];

        DateTimeOffset? Reached(params ReadOnlySpan<CaseState> states) =>
            (own is null ? null : First(own, states)) ?? (First(@case, states) is not { } at || at > until ? null : joined is { } since && at < since ? since : at);
    }

    /// <summary>When the answer is due as this reporter was told; null when there is no such time.</summary>
    /// <param name="case">The case that works on the report now.</param>
    /// <param name="own">The case the report opened, when that was merged into the other one since; null otherwise.</param>
    /// <param name="now">The time.</param>
    /// <param name="kept">What the reporter was told before questions to others moved the time; null when none has.</param>
    public static DateTimeOffset? AnswerDue(Case @case, Case? own, DateTimeOffset now, DateTimeOffset? kept)
    {
        if (!@case.IsOpen || @case.ConflictAboveCommune) return null;
        if (own?.Clocks.FirstOrDefault(c => c.Kind is ClockKind.Answer)?.DueAt is { } told && told > now) return told;
        return kept ?? @case.Clocks.FirstOrDefault(c => c.Kind is ClockKind.Answer && c.IsOpen)?.DueAt;
    }

    /// <summary>Where it stands, in a resident's words.</summary>
    /// <param name="state">State of the case for this reporter.</param>
    /// <param name="objected">This reporter objected.</param>
    public static string StateInWords(CaseState state, bool objected = true) => state switch
    {
        CaseState.Reopened when !objected => "đang xử lý",
        CaseState.Received => "đã nhận, đang chờ cán bộ xem",
        CaseState.Triaging => "cán bộ đang xem",
        CaseState.Assigned => "đã giao cán bộ phụ trách",
        CaseState.Verifying => "đang xác minh",
        CaseState.Handling or CaseState.AwaitingApproval or CaseState.OnHold or CaseState.Merged => "đang xử lý",
        CaseState.AwaitingInfo => "đang chờ bạn trả lời câu hỏi của cán bộ",
        CaseState.Transferred => "đã chuyển cơ quan có thẩm quyền",
        CaseState.Answered => "đã có trả lời",
        CaseState.Closed => "đã kết thúc",
        CaseState.NotACase => "đã xem và trả lời",
        CaseState.Reopened => "đã mở lại theo ý kiến của bạn",
    };

    private static DateTimeOffset? LastAnswer(Case @case, DateTimeOffset until) =>
        @case.Events.Where(e => e.To is CaseState.Answered && e.From != e.To && e.At <= until).Max(e => (DateTimeOffset?)e.At);

    private static DateTimeOffset? First(Case @case, params ReadOnlySpan<CaseState> states)
    {
        foreach (var e in @case.Events.OrderBy(e => e.Number))
            if (states.Contains(e.To)) return e.At;
        return null;
    }
}
