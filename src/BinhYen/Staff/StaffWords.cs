namespace BinhYen.Staff;

/// <summary>How roles and ways of signing in are called on screen.</summary>
internal static class StaffWords
{
    public static string InWords(this StaffRole role) => role switch
    {
        StaffRole.PoliceChief => "Trưởng Công an xã",
        StaffRole.DeputyPoliceChief => "Phó Trưởng Công an xã",
        StaffRole.AreaOfficer => "Cảnh sát khu vực",
        StaffRole.DutyOfficer => "Cán bộ trực ban",
        StaffRole.ProcedureDesk => "Cán bộ tiếp dân, thủ tục",
        StaffRole.HamletHead => "Trưởng thôn",
        StaffRole.Committee => "Thành viên Ban Chỉ đạo",
        StaffRole.SystemAdministrator => "Quản trị hệ thống",
    };

    /// <summary>What the role may do, in one line for whoever gives it out.</summary>
    public static string Explained(this StaffRole role) => role switch
    {
        StaffRole.PoliceChief => "Thấy và quyết định mọi tin của xã; xem danh tính người báo khi có lý do; đọc nhật ký.",
        StaffRole.DeputyPoliceChief => "Thấy, phân công và duyệt trả lời mọi tin của xã.",
        StaffRole.AreaOfficer => "Xử lý tin của mình và địa bàn mình phụ trách.",
        StaffRole.DutyOfficer => "Tiếp nhận, phân loại và xử lý tin trong ca trực.",
        StaffRole.ProcedureDesk => "Nhập tin tại bàn tiếp dân, trả lời câu hỏi thủ tục.",
        StaffRole.HamletHead => "Nhập tin thay bà con, trả lời yêu cầu xác minh; không mở được tin của người khác.",
        StaffRole.Committee => "Chỉ xem số liệu, không có nội dung tin.",
        StaffRole.SystemAdministrator => "Tài khoản, khóa API, kết nối Zalo; không xem được nội dung tin nào.",
    };

    public static string InWords(this SignInMethod method) => method switch
    {
        SignInMethod.Authenticator => "mật khẩu và mã xác thực",
        SignInMethod.RecoveryCode => "mật khẩu và mã khôi phục",
        SignInMethod.Passkey => "khóa đăng nhập (passkey)",
        SignInMethod.FirstSetup => "mã đăng nhập lần đầu",
    };
}
