using BinhYen.Staff;

namespace BinhYen.Site;

/// <summary>One room in the top bar.</summary>
/// <param name="Label">Word in the bar.</param>
/// <param name="Href">First page of the room; pages below it belong to it too.</param>
/// <param name="Permission">Who sees it.</param>
internal sealed record StaffNav(string Label, string Href, Permission Permission)
{
    /// <summary>Up to so many rooms stand in the bar one by one; somebody with more finds them under a few words.</summary>
    private const int MostInBar = 7;

    // What is opened many times a day stands first and alone.
    private static readonly IReadOnlyList<StaffNavPart> Parts =
    [
        new(null,
        [
            new("Hộp tin", "/cases", Permission.ReadCases),
            new("Nhập tin", "/reports/new", Permission.EnterReports),
            new("Có tin mới", "/verify", Permission.Verify),
        ]),
        new("Tin báo",
        [
            new("Người xác minh", "/verifiers", Permission.ManageVerifiers),
            new("Mở danh tính", "/reveals", Permission.ApproveCases),
            new("Gương tốt", "/announcements", Permission.HandleCases),
        ]),
        new("Địa bàn",
        [
            new("Nhóm", "/groups", Permission.TendGroups),
            new("Vận động", "/joining", Permission.TendGroups),
            new("Hộ dân", "/households", Permission.HelpHouseholds),
            new("Thôn, đơn vị", "/areas", Permission.ManageOrganisation),
            new("Nơi cần chú ý", "/places", Permission.PlanPatrols),
        ]),
        new("Điều hành",
        [
            new("Trực ban", "/duty", Permission.ManageDuty),
            new("Bàn giao", "/handovers", Permission.ManageDuty),
            new("Chờ đồng ý", "/agreements", Permission.ManageDuty),
            new("Số liệu", "/board", Permission.ReadFigures),
            new("Tình hình", "/situation", Permission.ReadFigures),
            new("Chỉ tiêu", "/targets", Permission.ReadFigures),
            new("Kế hoạch", "/plan", Permission.ReadFigures),
            new("Khen thưởng", "/commendations", Permission.ReadFigures),
            new("Khảo sát", "/survey", Permission.ReadFigures),
            new("Mô hình", "/profile", Permission.ReadProfile),
        ]),
        new("Bảo mật",
        [
            new("Dữ liệu cá nhân", "/data-requests", Permission.ProtectData),
            new("Nhật ký", "/journal", Permission.ReadJournal),
            new("Thời hạn lưu", "/retention", Permission.CommandCases),
            new("Từ không được viết", "/secret-words", Permission.CommandCases),
        ]),
        new("Hệ thống",
        [
            new("Tài khoản", "/admin/accounts", Permission.ManageAccounts),
            new("Khóa API", "/admin/api-keys", Permission.ManageAccounts),
            new("Kênh Zalo", "/admin/zalo", Permission.ManageChannels),
            new("Cấp trên", "/admin/outside", Permission.ManageChannels),
        ]),
    ];

    /// <summary>The bar of an account: rooms it may enter, under their words when there are many.</summary>
    public static IReadOnlyList<StaffNavPart> For(CurrentStaff staff)
    {
        var mine = Parts.Select(part => part with { Rooms = [.. part.Rooms.Where(room => staff.May(room.Permission))] }).Where(part => part.Rooms.Count > 0).ToList();
        if (mine.Sum(part => part.Rooms.Count) <= MostInBar) return [new StaffNavPart(null, [.. mine.SelectMany(part => part.Rooms)])];
        // A word that hides one room only is one press too many.
        return [.. mine.Select(part => part.Rooms.Count == 1 ? part with { Name = null } : part)];
    }

    /// <summary>The room an account begins its day in; the own profile for accounts without any.</summary>
    public static string FirstPageOf(CurrentStaff staff) => For(staff).FirstOrDefault(part => part.Rooms.Count > 0)?.Rooms[0].Href ?? "/me";

    public bool Covers(string path) => path == Href || path.StartsWith(Href + "/", StringComparison.Ordinal);
}

/// <summary>Rooms that belong together.</summary>
/// <param name="Name">The word they stand under; null for those that stand in the bar itself.</param>
/// <param name="Rooms">In the order of use.</param>
internal sealed record StaffNavPart(string? Name, IReadOnlyList<StaffNav> Rooms);
