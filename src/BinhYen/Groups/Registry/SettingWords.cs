using BinhYen.Communes;

namespace BinhYen.Groups.Registry;

/// <summary>How the items of the settings check are asked for and mended, with the way through Zalo's menus.</summary>
internal static class SettingWords
{
    /// <summary>The question of the form.</summary>
    public static string Question(GroupSettingCheck item) => item switch
    {
        GroupSettingCheck.EditingRights => "Chỉ trưởng và phó nhóm được sửa tên, ảnh, hình nền nhóm?",
        GroupSettingCheck.JoinApproval => "Người mới phải được duyệt mới vào được nhóm?",
        GroupSettingCheck.History => "Người mới có xem được tin cũ không?",
        GroupSettingCheck.Link => "Liên kết vào nhóm có đang được chia sẻ ra ngoài không?",
    };

    /// <summary>Where to look in Zalo.</summary>
    public static string Where(GroupSettingCheck item) => item switch
    {
        GroupSettingCheck.EditingRights => "Zalo: ☰ → Cài đặt nhóm → Quyền sửa thông tin nhóm",
        GroupSettingCheck.JoinApproval => "Zalo: ☰ → Cài đặt nhóm → Phê duyệt thành viên mới",
        GroupSettingCheck.History => "Zalo: ☰ → Cài đặt nhóm → Cho thành viên mới xem tin gần nhất",
        GroupSettingCheck.Link => "Zalo: ☰ → Link nhóm; hỏi trưởng nhóm đã gửi link ở đâu",
    };

    /// <summary>What to do when it is not in order.</summary>
    public static string Mend(GroupSettingCheck item) => item switch
    {
        GroupSettingCheck.EditingRights => "Ai cũng sửa được tên, ảnh nhóm. Vào Cài đặt nhóm, chỉ để trưởng và phó nhóm sửa, rồi kiểm tra lại.",
        GroupSettingCheck.JoinApproval => "Người lạ vào nhóm không cần duyệt. Bật Phê duyệt thành viên mới, rồi kiểm tra lại.",
        GroupSettingCheck.History => "Người mới đọc được tin cũ. Tắt Cho thành viên mới xem tin gần nhất, rồi kiểm tra lại.",
        GroupSettingCheck.Link => "Liên kết vào nhóm đang được chia sẻ. Tắt hoặc đổi liên kết, rồi kiểm tra lại.",
    };
}
