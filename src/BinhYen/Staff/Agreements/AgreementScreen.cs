using BinhYen.Platform.Persistence;
using BinhYen.Staff.ApiKeys;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Agreements;

/// <summary>Reads what a leader has to decide.</summary>
internal sealed class AgreementScreen(BinhYenDb db, AgreementDesk agreements, StaffDirectory directory)
{
    private const int MostShown = 100;

    /// <summary>What was just decided, with codes that are shown this once.</summary>
    public List<AgreementOutcome> Done { get; } = [];

    /// <summary>What waits for a leader, oldest first.</summary>
    public async Task<IReadOnlyList<AgreementRow>> WaitingForAsync(CurrentStaff leader, CancellationToken cancellationToken)
    {
        var rows = await agreements.WaitingFor(leader).OrderBy(a => a.AskedAt).ThenBy(a => a.Id).Take(MostShown).ToListAsync(cancellationToken);
        var subjects = rows.Select(r => r.SubjectId).ToArray();
        var accounts = await db.Set<StaffMember>().AsNoTracking().Where(s => subjects.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
        var keys = await db.Set<ApiKey>().AsNoTracking().Where(k => subjects.Contains(k.Id)).ToDictionaryAsync(k => k.Id, cancellationToken);
        var names = await directory.NamesAsync(rows.Select(r => r.AskedBy), cancellationToken);
        return [.. rows.Select(r => new AgreementRow(r.Id, Subject(r), Position(r), AgreementWords.What(r, accounts.GetValueOrDefault(r.SubjectId)?.Role), AgreementWords.Meaning(r), names.GetValueOrDefault(r.AskedBy, "quản trị hệ thống"), r.AskedAt))];

        string Subject(Agreement r) => keys.TryGetValue(r.SubjectId, out var key) ? $"Khóa API “{key.Name}”"
            : accounts.TryGetValue(r.SubjectId, out var account) ? account.Name : "";
        string? Position(Agreement r) => accounts.GetValueOrDefault(r.SubjectId) is { } account ? $"{account.Position}, tên đăng nhập {account.UserName}" : null;
    }
}

/// <param name="Id">The question.</param>
/// <param name="Subject">Whose account or which key.</param>
/// <param name="Position">Position and user name; null for a key.</param>
/// <param name="What">What is proposed.</param>
/// <param name="Meaning">What follows from a yes.</param>
/// <param name="AskedBy">The administrator.</param>
/// <param name="AskedAt">When.</param>
internal sealed record AgreementRow(Guid Id, string Subject, string? Position, string What, string Meaning, string AskedBy, DateTimeOffset AskedAt);

/// <summary>How questions are put on screen.</summary>
internal static class AgreementWords
{
    public static string What(Agreement a, StaffRole? now) => a.Kind switch
    {
        AgreementKind.NewAccount => $"Tài khoản mới, vai trò {a.Role!.Value.InWords()}",
        AgreementKind.Role => $"Đổi vai trò{(now is { } before ? $" từ {before.InWords()}" : "")} thành {a.Role!.Value.InWords()}",
        AgreementKind.Reset => "Cấp lại mật khẩu và xác thực",
        AgreementKind.Reopening => "Mở lại tài khoản đã đóng hoặc lâu không dùng",
        AgreementKind.TextKey => "Cho khóa đọc lời người báo tin",
        AgreementKind.ReadKey => "Cho khóa đọc tình trạng các tin báo",
    };

    public static string Meaning(Agreement a) => a.Kind switch
    {
        AgreementKind.NewAccount => "Đồng ý thì mã đăng nhập lần đầu hiện ra cho bạn: bạn đưa tận tay người này. Không đồng ý thì tài khoản đóng lại.",
        AgreementKind.Role => $"Đồng ý thì người này được: {a.Role!.Value.Explained()}",
        AgreementKind.Reset => "Chỉ đồng ý khi bạn đã gặp người này. Mã đăng nhập lần đầu hiện ra cho bạn: bạn đưa tận tay.",
        AgreementKind.Reopening => "Đồng ý thì người này lại đăng nhập được bằng mật khẩu cũ.",
        AgreementKind.TextKey => "Đồng ý thì hệ thống giữ khóa đọc được nội dung mọi tin báo (không có danh tính).",
        AgreementKind.ReadKey => "Đồng ý thì hệ thống giữ khóa đọc được loại việc, thôn, thời gian và tình trạng mọi tin báo (không có nội dung, không có danh tính).",
    };

    /// <summary>One line for the administrator's page.</summary>
    public static string Waits(Agreement a) => $"{What(a, null)}: chờ lãnh đạo đồng ý từ {a.AskedAt.InWords()}.";
}
