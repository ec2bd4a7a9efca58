namespace BinhYen.Confidentiality.Journals;

/// <summary>Facts of the journal as a chief reads them. A fact that has no words yet is shown by its name, never left out.</summary>
internal static class JournalWords
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["cases.received.v1"] = "Nhận tin",
        ["cases.reporter-added.v1"] = "Người phản ánh nói thêm",
        ["cases.reporter-accepted.v1"] = "Người phản ánh đồng ý với trả lời",
        ["cases.reopened.v1"] = "Mở lại vụ việc",
        ["cases.rated.v1"] = "Người phản ánh đánh giá",
        ["cases.closed.v1"] = "Kết thúc vụ việc",
        ["cases.escalated.v1"] = "Nhắc việc đến hạn",
        ["cases.alarmed.v1"] = "Báo động tin khẩn cấp",
        ["cases.alert-seen.v1"] = "Đã xem nhắc việc",
        ["cases.merged.v1"] = "Gộp vụ việc",
        ["cases.contact-withdrawn.v1"] = "Người phản ánh rút tên, số điện thoại",
        ["cases.kept-secret.v1"] = "Người phản ánh xin giữ kín tên",
        ["cases.words-removed.v1"] = "Xóa nội dung theo quy định",
        ["reporters.reveal-asked.v1"] = "Xin mở danh tính",
        ["reporters.reveal-approved.v1"] = "Đồng ý cho mở danh tính",
        ["reporters.reveal-refused.v1"] = "Không đồng ý mở danh tính",
        ["reporters.revealed.v1"] = "MỞ DANH TÍNH người phản ánh",
        ["reporters.reveal-ended.v1"] = "Đóng lại danh tính",
        ["reporters.identity-destroyed.v1"] = "Hủy danh tính theo thời hạn",
        ["reporters.withdrew.v1"] = "Người phản ánh rút khỏi kênh",
        ["confidentiality.secret-word-added.v1"] = "Thêm từ không được viết",
        ["confidentiality.secret-word-removed.v1"] = "Bỏ từ không được viết",
        ["retention.held.v1"] = "Giữ lại, tạm không xóa",
        ["retention.released.v1"] = "Thôi giữ lại",
        ["retention.ran.v1"] = "Chạy xóa theo thời hạn",
        ["journal.checkpoint.v1"] = "Ký mốc ngày",
        ["vault.master-key-rotated.v1"] = "Đổi khóa gốc",
        ["vault.master-key-shared.v1"] = "Chia khóa gốc cho người giữ",
        ["staff.signed-in.v1"] = "Đăng nhập",
        ["staff.account-created.v1"] = "Tạo tài khoản",
        ["staff.account-changed.v1"] = "Đổi thông tin tài khoản",
        ["staff.account-closed.v1"] = "Đóng tài khoản",
        ["staff.account-reopened.v1"] = "Mở lại tài khoản",
        ["staff.account-reset.v1"] = "Đặt lại mật khẩu, mã xác thực",
        ["staff.setup-code-issued.v1"] = "Cấp mã dùng một lần",
        ["staff.account-set-up.v1"] = "Thiết lập tài khoản",
    };

    public static string Of(string fact) => Known.GetValueOrDefault(fact, fact);

    /// <summary>Codes as they are; ids shortened, since nobody reads them.</summary>
    public static string Subject(string subject) => subject.Split(':') is [var kind, var id] && Guid.TryParse(id, out _) ? $"{(kind == "staff" ? "tài khoản" : kind)} …{id[^4..]}"
        : Guid.TryParse(subject, out _) ? $"…{subject[^4..]}" : subject;
}
