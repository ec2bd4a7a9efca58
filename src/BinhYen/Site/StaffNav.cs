using BinhYen.Staff;

namespace BinhYen.Site;

/// <summary>The rooms in the top bar. Each account sees only those it may enter.</summary>
/// <param name="Label">Word in the bar.</param>
/// <param name="Href">First page of the room; pages below it belong to it too.</param>
/// <param name="Permission">Who sees it.</param>
internal sealed record StaffNav(string Label, string Href, Permission Permission)
{
    private static readonly IReadOnlyList<StaffNav> Rooms =
    [
        new("Hộp tin", "/cases", Permission.ReadCases),
        new("Nhập tin", "/reports/new", Permission.EnterReports),
        new("Mở danh tính", "/reveals", Permission.ApproveCases),
        new("Nhóm", "/groups", Permission.TendGroups),
        new("Có tin mới", "/verify", Permission.Verify),
        new("Vận động", "/joining", Permission.TendGroups),
        new("Trực ban", "/duty", Permission.ManageDuty),
        new("Bàn giao", "/handovers", Permission.ManageDuty),
        new("Người xác minh", "/verifiers", Permission.ManageVerifiers),
        new("Số liệu", "/board", Permission.ReadFigures),
        new("Chỉ tiêu", "/targets", Permission.ReadFigures),
        new("Hộ dân", "/households", Permission.HelpHouseholds),
        new("Địa bàn", "/areas", Permission.ManageOrganisation),
        new("Dữ liệu", "/data-requests", Permission.ProtectData),
        new("Nhật ký", "/journal", Permission.ReadJournal),
        new("Thời hạn lưu", "/retention", Permission.CommandCases),
        new("Tài khoản", "/admin/accounts", Permission.ManageAccounts),
        new("Khóa API", "/admin/api-keys", Permission.ManageAccounts),
        new("Kênh Zalo", "/admin/zalo", Permission.ManageChannels),
        new("Cấp trên", "/admin/outside", Permission.ManageChannels),
        new("Mô hình", "/profile", Permission.ReadProfile),
    ];

    public static IEnumerable<StaffNav> For(CurrentStaff staff) => Rooms.Where(room => staff.May(room.Permission));

    /// <summary>The room an account begins its day in; the own profile for accounts without any.</summary>
    public static string FirstPageOf(CurrentStaff staff) => For(staff).FirstOrDefault()?.Href ?? "/me";

    public bool Covers(string path) => path == Href || path.StartsWith(Href + "/", StringComparison.Ordinal);
}
