namespace BinhYen.Confidentiality.Register;

/// <summary>One purpose for which data of persons are processed (P-01).</summary>
/// <param name="Id">Short name.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Basis">On what ground of law.</param>
/// <param name="Data">Which data, in words.</param>
/// <param name="Recipients">Who gets to see them.</param>
/// <param name="Kept">How long, and what then.</param>
/// <param name="Tables">Where they lie. A column that can tell of a person in any other table fails a test.</param>
internal sealed record Processing(string Id, string Purpose, string Basis, string Data, string Recipients, string Kept, params IReadOnlyList<string> Tables);

/// <summary>
/// The register of processing activities. The page and the technical part of the impact file print it together with the
/// columns the database really has, so it cannot fall behind the program.
/// </summary>
internal static class ProcessingRegister
{
    public static IReadOnlyList<Processing> Activities { get; } =
    [
        new("reports", "Nhận và giải quyết tin báo về an ninh, trật tự", "Luật 91/2025/QH15 Điều 19(1)b, c và 19(2): phòng ngừa tội phạm, vi phạm; không cần đồng ý",
            "Lời kể, ảnh, ghi âm, trao đổi, kết quả xác minh, trả lời", "Cán bộ được giao; lãnh đạo Công an xã; nơi nhận chuyển theo luật",
            "Kết thúc + 24 tháng, rồi chỉ còn loại việc, thôn, ngày, kết quả",
            "report_threads", "thread_messages", "cases", "case_answers", "case_notes", "case_events", "case_reports", "case_drafts", "case_suggestions", "case_committee_questions", "case_extensions",
            "case_mediations", "case_terms", "attachments", "media_fetches", "talks", "held_words", "secret_removals", "hand_overs", "outside_addressees",
            "case_own_answers", "thread_trusts"),
        new("identity", "Trả lời người báo tin và giữ kín họ là ai", "Yêu cầu của chính người đó; Luật Tố cáo 2018; Luật 91/2025/QH15 Điều 9",
            "Tên, số điện thoại, địa chỉ, địa chỉ Zalo: chỉ ở kho danh tính riêng, mã hóa riêng", "Không ai, trừ mở có lý do, người thứ hai đồng ý khi cần, có lưu vết",
            "Kết thúc + 12 tháng; chuyển cơ quan điều tra + 24 tháng; rút: hủy ngay", "vault.reporters"),
        new("channel", "Nhận, gửi tin qua Zalo", "Yêu cầu của chính người đó", "Tin nhắn thô đã mã hóa, tin chờ gửi", "Không ai đọc trực tiếp", "Xử lý xong xóa ngay; khóa của ngày hủy sau 30 ngày",
            "inbox_events", "quarantined_requests", "outbox", "unnamed_replies"),
        new("verification", "Hỏi người được tin cậy ở thôn một câu trung lập", "Luật 91/2025/QH15 Điều 19(1)b; người xác minh đồng ý và khai xung đột lợi ích",
            "Câu hỏi đã lược bỏ, sáu mức trả lời; liên hệ của người xác minh", "Cán bộ xử lý; người xác minh chỉ thấy câu hỏi của mình", "Theo vụ việc; danh tính người xác minh 12 tháng",
            "verifiers", "asked_verifiers", "verification_requests"),
        new("households", "Danh sách hộ để gửi thông báo và mời vào nhóm", "Đồng ý riêng cho mục đích này (Luật 91/2025/QH15 Điều 9)", "Tên người đại diện, số điện thoại, thôn; không số căn cước",
            "Cảnh sát khu vực, người phụ trách nhóm của thôn", "Rút hoặc rời nhóm + 30 ngày", "households", "household_imports"),
        new("set-up", "Đọc danh sách của xã khi thiết lập máy", "Luật 91/2025/QH15 Điều 19(1)c", "Các trang của tệp Excel vừa tải, đã bỏ số căn cước và cột không được giữ; mã hóa riêng",
            "Người thiết lập, chỉ trong lúc thiết lập", "Thiết lập xong hoặc sau 7 ngày: hủy khóa", "first_run_file"),
        new("groups", "Quản lý nhóm Zalo của thôn", "Đồng ý vào nhóm; quy chế nhóm", "Tên hiện trên Zalo của người xin vào, bài cần ẩn, ảnh cài đặt nhóm, tên trưởng và phó nhóm",
            "Người quản lý nhóm", "Rời nhóm + 30 ngày; bài đã xử lý 30 ngày",
            "group_join_wishes", "group_planned_lists", "group_removals", "group_posts", "group_settings_photos", "group_account_admins", "group_appointments"),
        new("fakes", "Nhận báo về kẻ giả danh Công an, cảnh báo người dân", "Luật 91/2025/QH15 Điều 19(1)b: phòng ngừa tội phạm; không hỏi người báo là ai", "Lời kể, số hoặc liên kết kẻ gian đã dùng",
            "Lãnh đạo Công an xã", "Hủy khóa ngay khi kết luận; chỉ còn loại, ngày, kết luận và dấu băm có khóa của số giả", "fake_reports"),
        new("good-deeds", "Kể lại gương người tốt, việc tốt", "Người gửi lời khen đồng ý, rút lúc nào cũng được; người được nêu tên đồng ý", "Bài do cán bộ viết lại; không có người gửi",
            "Ai cũng đọc được bài đang đăng", "Gỡ bài: hủy khóa ngay, xóa bản dịch; rút đồng ý: ẩn ngay", "announcements", "translations"),
        new("missing", "Tìm người lạc, mất tích", "Bảo vệ tính mạng, sức khỏe (Luật 91/2025/QH15 Điều 19(1)a); gia đình đồng ý khi liên lạc được", "Tên, tuổi, đặc điểm, nơi thấy lần cuối, một ảnh nhỏ",
            "Ai cũng đọc được tin đang đăng", "Tìm thấy hoặc gỡ + 30 ngày, nhiều nhất 6 tháng; gia đình rút: xóa ngay", "missing_notices"),
        new("commendations", "Đề xuất khen thưởng; khen kín người báo tin", "Luật Thi đua, khen thưởng 2022; người báo tin được nói rõ thì đồng ý bằng văn bản",
            "Tên, thành tích, hình thức; danh sách kín: như trên, mã hóa từng chữ", "Ban Chỉ đạo, lãnh đạo Công an xã; danh sách kín: chỉ Trưởng Công an xã", "Rút hoặc rút đồng ý: hủy khóa ngay; danh sách kín: khen xong hủy khóa ngay",
            "commendations", "sealed_commendations"),
        new("consent", "Chứng minh đã được đồng ý", "Luật 91/2025/QH15 Điều 9; Nghị định 356/2025 Điều 6", "Câu hỏi, câu trả lời, tên người trả lời nếu mục đích cần", "Đầu mối bảo vệ dữ liệu",
            "Hết hiệu lực + 3 năm", "consents", "consent_withdrawals"),
        new("rights", "Thực hiện quyền của người dân với dữ liệu", "Luật 91/2025/QH15 Điều 4; Nghị định 356/2025 Điều 5", "Yêu cầu, trả lời", "Đầu mối bảo vệ dữ liệu", "Xong + 3 năm", "data_requests", "data_request_steps"),
        new("incidents", "Xử lý sự cố", "Luật 91/2025/QH15 Điều 23; Nghị định 331/2026 Điều 31", "Diễn biến, biện pháp; không tên người dân", "Lãnh đạo Công an xã; cơ quan chuyên trách", "Khắc phục + 5 năm",
            "incidents", "incident_steps", "yearly_checks"),
        new("staff", "Tài khoản cán bộ và lưu vết việc họ làm", "Luật 91/2025/QH15 Điều 19(1)c; cán bộ được báo trước (P-22)", "Tên, chức vụ, tên đăng nhập, thiết bị, việc đã làm", "Quản trị hệ thống (không có nội dung); lãnh đạo",
            "Tài khoản: khi còn công tác; nhật ký 5 năm; phiên 12 tháng",
            "staff", "staff_sessions", "staff_setup_codes", "staff_agreements", "staff_alerts", "AspNetUserPasskeys", "AspNetUserTokens", "AspNetUserLogins", "AspNetUserClaims", "alarm_phones", "console_accounts", "leaves",
            "staff_handovers", "staff_handover_items", "staff_handover_signatures", "duty_shifts", "hamlet_duties", "journal_entries", "case_exclusions", "position_holdings", "participation_counts"),
    ];

    /// <summary>Tables whose names and addresses are those of bodies, places and machines.</summary>
    public static IReadOnlySet<string> NotAboutPersons { get; } = new HashSet<string>
    {
        "communes", "hamlets", "holidays", "api_keys", "zalo_accounts", "data_protection_keys", "commune_settings", "inbox_epochs", "journal_heads", "case_secrets", "case_clocks", "hamlet_changes", "commune_units", "zalo_groups", "secret_words", "posting_places", "public_places",
    };

    /// <summary>The activity a table belongs to; null when nobody has said what it is for.</summary>
    public static Processing? Of(string table) => Activities.FirstOrDefault(a => a.Tables.Contains(table));

    /// <summary>Retention as the product does it, for the page.</summary>
    public static IReadOnlyList<(string What, string Kept, string Then)> Retention { get; } =
    [
        ("Danh tính, liên hệ người báo tin", "kết thúc + 12 tháng; chuyển điều tra + 24 tháng; rút: ngay", "hủy khóa, có biên bản"),
        ("Lời kể, tệp", "kết thúc + 24 tháng", "hủy khóa; còn loại việc, thôn, ngày, kết quả"),
        ("Chào hỏi, tin rác", "30 ngày", "hủy khóa"),
        ("Tin an ninh quốc gia", "đến khi nơi nhận xác nhận, nhiều nhất 72 giờ", "hủy khóa; còn ngày giờ, nơi nhận 5 năm"),
        ("Hỏi thủ tục", "6 tháng", "bỏ phần nhận ra người"),
        ("Phiếu đồng ý", "hết hiệu lực + 3 năm", "hủy khóa tên"),
        ("Danh sách nhóm, số điện thoại", "rời nhóm + 30 ngày", "xóa"),
        ("Nhật ký", "5 năm", "xóa theo quy tắc, giữ dấu neo"),
        ("Hồ sơ sự cố", "khắc phục + 5 năm", "xóa"),
        ("Bản sao lưu", "35 ngày", "ghi đè; khóa đã hủy vẫn hủy"),
    ];

    /// <summary>What protects, for the technical part of the impact file (P-12), with where it is proved.</summary>
    public static IReadOnlyList<(string Measure, string Proof)> Measures { get; } =
    [
        ("Danh tính ở cơ sở dữ liệu riêng, khóa riêng; mã xử lý vụ việc không có trường nào cho tên", "docs/architecture.md; RoomTests"),
        ("Mã hóa từng bản ghi bằng khóa riêng (XChaCha20-Poly1305), khóa bọc bằng khóa của xã, khóa của xã bọc bằng khóa chính ngoài dữ liệu", "src/BinhYen.Vault/README.md"),
        ("Xóa là hủy khóa, có biên bản; bản sao lưu phục hồi cũng không mở được", "DeletionTests"),
        ("Mỗi lần mở danh tính: lý do, người thứ hai khi cần, ghi trước khi hiện", "RevealLeaseTests"),
        ("Nhật ký nối băm, đầu sổ có dấu của kho khóa", "JournalTests"),
        ("Đăng nhập hai bước bắt buộc, khóa màn hình, phiên trên máy chủ", "SignInTests, SessionLockTests"),
        ("Quyền theo vai trò, từ chối mặc định; bảng quyền sinh từ chương trình đang chạy", "docs/access.md; AccessTableTests"),
        ("Mười tám điều cam kết không làm, mỗi điều có bài kiểm tra", "/cam-ket; PromiseTests"),
        ("Danh sách đe dọa và giới hạn còn lại", "docs/security/threat-model.md"),
    ];

    /// <summary>What the yearly look must ask (P-05; Luật 91/2025 Art. 19(2)).</summary>
    public static IReadOnlyList<string> YearlyQuestions { get; } =
    [
        "Sổ xử lý dữ liệu còn đúng với việc đang làm?",
        "Có việc nào thu thập nhiều hơn mức cần?",
        "Thời hạn lưu còn hợp lý, việc xóa có chạy?",
        "Những ai đang có quyền, quyền có thừa không?",
        "Những lần mở danh tính trong năm đều có lý do đúng?",
        "Yêu cầu của người dân về dữ liệu có được trả lời đúng hạn?",
        "Sự cố trong năm đã khắc phục, đã rút kinh nghiệm? Đã diễn tập chưa?",
        "Đã phục hồi thử bản sao lưu?",
        "Bên thứ ba (Zalo, nơi đặt máy) có thay đổi gì?",
        "Người dân góp ý gì về cách dùng dữ liệu?",
    ];
}
