namespace BinhYen.Groups;

/// <summary>Why something about a group was refused.</summary>
internal static class GroupRefusals
{
    public static readonly Refusal NoSuchGroup = new("groups.none", "Không có nhóm này, hoặc bạn không phụ trách nhóm.", RefusalKind.NotFound);

    public static readonly Refusal NoGroupToMergeInto = new("groups.no-target", "Chọn một nhóm khác đang hoạt động của xã để nhập vào.", RefusalKind.Invalid);

    public static readonly Refusal KindIsFixed = new("groups.kind-fixed", "Nhóm đã hoạt động nên không đổi loại được. Lập nhóm mới rồi nhập nhóm cũ vào.", RefusalKind.Conflict);

    public static readonly Refusal NotForMembers = new("groups.not-yours", "Chỉ người được giao việc ở nhóm này hoặc lãnh đạo Công an xã làm được việc này.", RefusalKind.Forbidden);

    public static readonly Refusal SavedMeanwhile = new("groups.saved-meanwhile", "Người khác vừa sửa nhóm này. Xem lại trang rồi làm lại.", RefusalKind.Conflict);

    public static Refusal WrongState(GroupState state) =>
        new("groups.wrong-state", $"Nhóm đang ở trạng thái “{state.InWords()}” nên không làm được việc này. Tải lại trang để xem việc làm được.", RefusalKind.Conflict);

    public static Refusal NotReady(IReadOnlyList<string> missing) =>
        new("groups.not-ready", $"Nhóm chưa đủ điều kiện hoạt động. Còn thiếu: {string.Join("; ", missing)}.", RefusalKind.Conflict);

    public static Refusal Invalid(string message) => new("groups.invalid", message, RefusalKind.Invalid);
}
