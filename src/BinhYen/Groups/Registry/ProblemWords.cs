namespace BinhYen.Groups.Registry;

/// <summary>Short names of tasks, for badges and the filter.</summary>
internal static class ProblemWords
{
    /// <summary>The choices of the filter.</summary>
    public static readonly IReadOnlyList<(GroupTaskKind Kind, string Label)> Choices =
    [
        (GroupTaskKind.Rename, "Tên chưa đúng quy ước"),
        (GroupTaskKind.WrongSetting, "Thiết lập chưa đúng"),
        (GroupTaskKind.LinkShared, "Liên kết bị chia sẻ"),
        (GroupTaskKind.CheckDue, "Đến hạn kiểm tra"),
        (GroupTaskKind.CheckMissed, "Bỏ kiểm tra"),
        (GroupTaskKind.NoOfficer, "Chưa có người phụ trách"),
        (GroupTaskKind.NobodyThere, "Không có ai trông"),
        (GroupTaskKind.Covering, "Đang trông thay"),
        (GroupTaskKind.NearlyFull, "Sắp đầy"),
        (GroupTaskKind.Full, "Đã đầy"),
        (GroupTaskKind.OverAccountLimit, "Trên 200 người"),
        (GroupTaskKind.FigureOld, "Số liệu cũ"),
        (GroupTaskKind.NoRegulation, "Thiếu quy chế"),
        (GroupTaskKind.ReadRegulation, "Chưa đọc quy chế"),
        (GroupTaskKind.PackageEnds, "Gói sắp hết"),
        (GroupTaskKind.Disabled, "Bị khóa"),
        (GroupTaskKind.Drift, "Khác trên Zalo"),
        (GroupTaskKind.PeopleWait, "Có người chờ duyệt"),
    ];

    public static string Of(GroupTaskKind kind) => kind switch
    {
        GroupTaskKind.Approve => "Chờ đồng ý",
        GroupTaskKind.FinishSetup => "Thiết lập dở",
        GroupTaskKind.NoSubstitute => "Thiếu người thay",
        GroupTaskKind.OfficerMoved => "Đổi người phụ trách",
        GroupTaskKind.NoLeader => "Thiếu trưởng nhóm",
        GroupTaskKind.NoTechContact => "Thiếu đầu mối kỹ thuật",
        GroupTaskKind.RoleMissing => "Thiếu đại diện",
        GroupTaskKind.DeputyMissing => "Thiếu phó nhóm",
        GroupTaskKind.CommitteeChanged => "Ban Chỉ đạo đổi",
        GroupTaskKind.ShorterName => "Tên lặp tên xã",
        GroupTaskKind.SecondGroup => "Hơn một nhóm",
        GroupTaskKind.TellMembers => "Chưa báo quy chế",
        GroupTaskKind.AccountTrouble => "Zalo từ chối",
        GroupTaskKind.DeputiesChanged => "Phó nhóm đổi",
        GroupTaskKind.RemovalWaits => "Chờ xem đề nghị",
        GroupTaskKind.RemovalHeldBack => "Đề nghị bị giữ lại",
        GroupTaskKind.NoOfficer or GroupTaskKind.NobodyThere or GroupTaskKind.Covering or GroupTaskKind.Rename or GroupTaskKind.WrongSetting or GroupTaskKind.LinkShared
            or GroupTaskKind.CheckDue or GroupTaskKind.CheckMissed or GroupTaskKind.NearlyFull or GroupTaskKind.Full or GroupTaskKind.OverAccountLimit
            or GroupTaskKind.FigureOld or GroupTaskKind.NoRegulation or GroupTaskKind.ReadRegulation or GroupTaskKind.PackageEnds or GroupTaskKind.Disabled
            or GroupTaskKind.Drift or GroupTaskKind.PeopleWait => Choices.First(c => c.Kind == kind).Label,
    };
}
