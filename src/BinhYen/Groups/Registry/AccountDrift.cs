using BinhYen.Communes;

namespace BinhYen.Groups.Registry;

/// <summary>What is different in Zalo from what it should be, for a group of the Official Account.</summary>
/// <param name="Field">Field of Zalo's: <c>join_appr</c>, <c>enable_msg_history</c>, <c>enable_link_join</c>, <c>lock_send_msg</c> or <c>group_name</c>.</param>
/// <param name="Label">In Vietnamese: what it is now.</param>
internal sealed record SettingDrift(string Field, string Label);

/// <summary>Compares Zalo's last word with the wanted settings.</summary>
internal static class AccountDrift
{
    public static IReadOnlyList<SettingDrift> Of(ZaloGroup group, GroupRules rules, Commune commune)
    {
        if (group.Account is not { } now) return [];
        var wanted = group.Wanted;
        List<SettingDrift> drift = [];
        if (now.JoinNeedsApproval is false) drift.Add(new("join_appr", "vào nhóm không cần duyệt"));
        if (now.NewcomersSeeHistory is { } history && history != wanted.NewcomersSeeHistory)
            drift.Add(new("enable_msg_history", history ? "người mới đọc được tin cũ" : "người mới không đọc được tin cũ"));
        if (now.LinkJoins is { } link && link != wanted.LinkJoins) drift.Add(new("enable_link_join", link ? "vào bằng liên kết đang mở" : "vào bằng liên kết đang tắt"));
        if (now.OnlyAccountWrites is { } locked && locked != wanted.OnlyAccountWrites)
            drift.Add(new("lock_send_msg", locked ? "thành viên không viết được" : "thành viên viết được dù nhóm chỉ để thông báo"));
        if (now.Name is { } name && !GroupNaming.IsSame(name, group.Name)) drift.Add(new("group_name", "tên nhóm đã bị đổi"));
        return drift;
    }
}

/// <summary>Says what a refusal of Zalo means for a group and what to do.</summary>
internal static class AccountTroubles
{
    public static string InWords(string trouble) => trouble switch
    {
        "zalo:-237" => "Gói của nhóm đã hết, Zalo khóa nhóm. Gia hạn gói trong OA Manager.",
        "zalo:-238" or "zalo:-241" => "Gói nhóm đã được dùng cho nhóm khác. Chọn gói còn trống.",
        "zalo:-403" => "Official Account không còn ở trong nhóm. Mời OA trở lại, hoặc giải tán nhóm trong sổ.",
        "zalo:-224" or "zalo:-221" => "Official Account chưa đủ điều kiện dùng nhóm (chưa xác thực hoặc gói quá thấp). Xem gói của OA.",
        "zalo:-212" or "zalo:-223" or "zalo:-219" => "Ứng dụng chưa có quyền “Quản lý nhóm chat GMF”. Quản trị hệ thống cấp quyền lại ở trang Kênh Zalo.",
        "zalo:-201" => "Zalo không nhận nhóm này nữa (sai mã nhóm). Có thể nhóm đã bị giải tán trên Zalo.",
        "zalo:gone" => "Nhóm đã bị giải tán trên Zalo. Giải tán trong sổ, hoặc lập nhóm mới.",
        "zalo:wait" => "Zalo đang giới hạn số lần gọi hoặc không trả lời. Hệ thống tự thử lại.",
        "zalo:none" => "Xã chưa kết nối Official Account nào. Quản trị hệ thống kết nối ở trang Kênh Zalo.",
        _ => $"Zalo từ chối với mã {trouble["zalo:".Length..]}. Báo người quản trị hệ thống.",
    };
}
