namespace BinhYen.Staff.Accounts;

/// <summary>How states and reasons are called on screen.</summary>
internal static class AccountWords
{
    /// <summary>Word and badge class.</summary>
    public static (string Text, string Badge) Of(AccountState state) => state switch
    {
        AccountState.InService => ("Đang dùng", "done"),
        AccountState.WaitsForSetup => ("Chờ thiết lập", "wait"),
        AccountState.LockedOut => ("Tạm khóa", "late"),
        AccountState.Dormant => ("Ngủ 45 ngày", "late"),
        AccountState.Closed => ("Đã đóng", "closed"),
        AccountState.OutOfOffice => ("Hết giữ chức vụ", "closed"),
    };

    /// <summary>When an account was last used.</summary>
    public static string LastUse(AccountRow row) => row.LastSeenAt?.InWords() ?? "chưa đăng nhập";

    public static string Of(ResetReason reason) => reason switch
    {
        ResetReason.LostPhone => "Mất hoặc đổi điện thoại",
        ResetReason.ForgottenPassword => "Quên mật khẩu",
        ResetReason.SuspectedLeak => "Nghi bị lộ mật khẩu hoặc mã",
    };
}
