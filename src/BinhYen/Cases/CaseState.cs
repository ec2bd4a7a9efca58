namespace BinhYen.Cases;

/// <summary>Where a case stands (glossary 95–103).</summary>
internal enum CaseState
{
    /// <summary>Đã tiếp nhận: acknowledged, nobody has looked yet.</summary>
    Received,

    /// <summary>Đang phân loại: an officer has opened it.</summary>
    Triaging,

    /// <summary>Đã phân công: has a handler, a substitute and a due date.</summary>
    Assigned,

    /// <summary>Đang xác minh.</summary>
    Verifying,

    /// <summary>Đang xử lý.</summary>
    Handling,

    /// <summary>Chờ duyệt: an answer waits for the chief or a deputy.</summary>
    AwaitingApproval,

    /// <summary>Đã trả lời.</summary>
    Answered,

    /// <summary>Đã kết thúc: has an outcome, a closer and a time.</summary>
    Closed,

    /// <summary>Chờ bổ sung thông tin: the reporter was asked something.</summary>
    AwaitingInfo,

    /// <summary>Đã chuyển cơ quan có thẩm quyền.</summary>
    Transferred,

    /// <summary>Tạm dừng: waits for an outside result until a review date.</summary>
    OnHold,

    /// <summary>Đã nhập vào vụ việc khác about the same event.</summary>
    Merged,

    /// <summary>Không phải vụ việc.</summary>
    NotACase,

    /// <summary>Mở lại: answered once, needs a new handler or new work.</summary>
    Reopened,
}

/// <summary>Words and groups of <see cref="CaseState"/>.</summary>
internal static class CaseStates
{
    /// <summary>States in which somebody of the commune still owes something.</summary>
    public static IReadOnlyList<CaseState> Open { get; } =
    [
        CaseState.Received, CaseState.Triaging, CaseState.Assigned, CaseState.Verifying, CaseState.Handling,
        CaseState.AwaitingApproval, CaseState.AwaitingInfo, CaseState.OnHold, CaseState.Reopened,
    ];

    /// <summary>True while somebody of the commune still owes something.</summary>
    public static bool IsOpen(CaseState state) => Open.Contains(state);

    /// <summary>The Vietnamese label.</summary>
    public static string Label(CaseState state) => state switch
    {
        CaseState.Received => "Đã tiếp nhận",
        CaseState.Triaging => "Đang phân loại",
        CaseState.Assigned => "Đã phân công",
        CaseState.Verifying => "Đang xác minh",
        CaseState.Handling => "Đang xử lý",
        CaseState.AwaitingApproval => "Chờ duyệt trả lời",
        CaseState.Answered => "Đã trả lời",
        CaseState.Closed => "Đã kết thúc",
        CaseState.AwaitingInfo => "Chờ bổ sung thông tin",
        CaseState.Transferred => "Đã chuyển cơ quan có thẩm quyền",
        CaseState.OnHold => "Tạm dừng, chờ kết quả",
        CaseState.Merged => "Đã nhập vào vụ việc khác",
        CaseState.NotACase => "Không phải vụ việc",
        CaseState.Reopened => "Đã mở lại",
    };
}
