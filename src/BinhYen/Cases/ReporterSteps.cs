namespace BinhYen.Cases;

/// <summary>The life of a case in five plain steps, as a reporter reads it. Names nobody.</summary>
internal static class ReporterSteps
{
    /// <summary>Đã nhận → Đã xem → Đang xác minh → Đã xử lý → Trả lời, each with the date it was first reached in this round.</summary>
    public static IReadOnlyList<ThreadStep> Of(Case @case) =>
    [
        new("Đã nhận", @case.ReceivedAt),
        new("Đã có cán bộ xem", First(@case, CaseState.Triaging)),
        new("Đang xác minh", First(@case, CaseState.Verifying)),
        new("Đang xử lý", First(@case, CaseState.Handling, CaseState.Transferred)),
        new("Đã trả lời", @case.AnsweredAt ?? First(@case, CaseState.Answered, CaseState.NotACase)),
    ];

    /// <summary>Where it stands, in a resident's words.</summary>
    public static string StateInWords(CaseState state) => state switch
    {
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

    private static DateTimeOffset? First(Case @case, params ReadOnlySpan<CaseState> states)
    {
        foreach (var e in @case.Events.OrderBy(e => e.Number))
            if (states.Contains(e.To)) return e.At;
        return null;
    }
}
