using BinhYen.Communes;

namespace BinhYen.Groups;

/// <summary>How a group is run (R-DT-11, profile key <c>group.integration</c>).</summary>
internal enum GroupKind
{
    /// <summary>Made by hand in Zalo; the product prepares texts and a named person posts them.</summary>
    Ordinary,

    /// <summary>A group chat of the Official Account (GMF); the product speaks to it through the API.</summary>
    Account,

    /// <summary>No group: the unit is reached by loudspeaker, paper and visits.</summary>
    None,
}

/// <summary>Whom a group is for.</summary>
internal enum GroupPurpose
{
    /// <summary>Residents or staff of the unit.</summary>
    Residents,

    /// <summary>The steering committee's own group (<c>committee.ownGroup</c>).</summary>
    Committee,

    /// <summary>Tier 2 of a two-tier profile: people who can check what happened (R-TT-55). Never residents.</summary>
    Verification,
}

/// <summary>Life of a group, from the proposal to its end.</summary>
internal enum GroupState
{
    /// <summary>Asked for; waits for the chief's or a deputy's yes.</summary>
    Proposed,

    /// <summary>Approved; the set-up checklist is being worked off.</summary>
    SettingUp,

    /// <summary>Operating.</summary>
    Active,

    /// <summary>Stands still for a reason that is written down.</summary>
    Paused,

    /// <summary>Ended for good.</summary>
    Dissolved,

    /// <summary>Ended because its people went over to another group.</summary>
    Merged,
}

/// <summary>What somebody does for a group.</summary>
internal enum GroupDuty
{
    /// <summary>The police officer who answers for the group. Exactly one at any date (R-YC-85); leads it too unless the profile gives leadership to somebody else.</summary>
    Officer,

    /// <summary>Steps in for the officer. Exactly one at any date (R-YC-85).</summary>
    Substitute,

    /// <summary>Leads the group in Zalo where the profile gives leadership to a civilian (R-HG-47). Opens no report for it.</summary>
    Leader,

    /// <summary>Deputy in Zalo.</summary>
    Deputy,

    /// <summary>Helps to manage: lets members in and keeps order, opens no private report (R-YC-97).</summary>
    CoManager,

    /// <summary>Keeps the content in order beside the officer.</summary>
    Moderator,

    /// <summary>In the group for the position held: head of the Front committee, of the security team … (R-YC-47).</summary>
    Representative,

    /// <summary>Technical contact (R-HG-55).</summary>
    TechContact,

    /// <summary>Invited to the committee's group for a time, without any right in the product (R-HG-44).</summary>
    Guest,
}

/// <summary>How kinds, states and duties are called on screen.</summary>
internal static class GroupWords
{
    public static string InWords(this GroupKind kind) => kind switch
    {
        GroupKind.Ordinary => "Nhóm lập tay",
        GroupKind.Account => "Nhóm của OA",
        GroupKind.None => "Không dùng Zalo",
    };

    /// <summary>One line for whoever chooses.</summary>
    public static string Explained(this GroupKind kind) => kind switch
    {
        GroupKind.Ordinary => "Trưởng nhóm tự lập trong Zalo; hệ thống soạn sẵn nội dung, người được giao đăng tay. Dùng cho nhóm đông.",
        GroupKind.Account => "Lập qua Official Account, cần gói nhóm còn trống; hệ thống đọc và sửa thiết lập giúp.",
        GroupKind.None => "Thôn, đơn vị chưa dùng Zalo: phát loa, dán giấy, gọi điện, đến nhà. Vẫn ghi sổ để không bỏ sót.",
    };

    public static string InWords(this GroupPurpose purpose) => purpose switch
    {
        GroupPurpose.Residents => "Nhóm người dân, đơn vị",
        GroupPurpose.Committee => "Nhóm của Ban Chỉ đạo",
        GroupPurpose.Verification => "Nhóm xác minh",
    };

    public static string InWords(this GroupState state) => state switch
    {
        GroupState.Proposed => "Đề nghị lập",
        GroupState.SettingUp => "Đang thiết lập",
        GroupState.Active => "Hoạt động",
        GroupState.Paused => "Tạm dừng",
        GroupState.Dissolved => "Đã giải tán",
        GroupState.Merged => "Đã nhập nhóm khác",
    };

    public static string InWords(this UnitKind unit) => unit.Called();

    public static string InWords(this GroupRole role) => role.Called();

    /// <summary>Class of the badge in <c>staff.css</c>.</summary>
    public static string Badge(this GroupState state) => state switch
    {
        GroupState.Proposed => "new",
        GroupState.SettingUp => "work",
        GroupState.Active => "done",
        GroupState.Paused => "wait",
        GroupState.Dissolved or GroupState.Merged => "closed",
    };

    public static string InWords(this GroupDuty duty) => duty switch
    {
        GroupDuty.Officer => "Cán bộ phụ trách",
        GroupDuty.Substitute => "Người thay",
        GroupDuty.Leader => "Trưởng nhóm",
        GroupDuty.Deputy => "Phó nhóm",
        GroupDuty.CoManager => "Cùng quản lý",
        GroupDuty.Moderator => "Kiểm duyệt",
        GroupDuty.Representative => "Đại diện",
        GroupDuty.TechContact => "Đầu mối kỹ thuật",
        GroupDuty.Guest => "Khách mời",
    };
}
