namespace BinhYen.Verification;

/// <summary>Every "no" of blind verification, with the sentence that tells what to do instead.</summary>
internal static class VerificationRefusals
{
    public static Refusal NotFound { get; } = No("not-found", "Không tìm thấy yêu cầu này.", RefusalKind.NotFound);
    public static Refusal OnlyHandler { get; } = No("only-handler", "Chỉ người đang xử lý vụ việc mới hỏi người xác minh. Hãy nhận vụ việc hoặc nhờ người xử lý.", RefusalKind.Forbidden);
    public static Refusal MediaNotAllowed { get; } = No("media", "Không gửi kèm ảnh, ghi âm hay tệp của người phản ánh. Chỉ gửi một câu hỏi bằng lời.", RefusalKind.Invalid);
    public static Refusal OneHousehold { get; } = No("one-household", "Chỉ một nhà có thể thấy việc này, hỏi là lộ người báo. Không gửi; hãy tự kiểm tra bằng việc khác của Công an.", RefusalKind.Invalid);
    public static Refusal NobodyToAsk { get; } = No("nobody", "Chọn ít nhất một người xác minh.", RefusalKind.Invalid);
    public static Refusal Excluded { get; } = No("excluded", "Có người trong danh sách không hỏi được về việc này. Hãy chọn lại từ danh sách đang hiện.", RefusalKind.Invalid);
    public static Refusal NotAwaiting { get; } = No("not-awaiting", "Yêu cầu này không còn chờ duyệt. Tải lại trang để xem.", RefusalKind.Conflict);
    public static Refusal ChiefDecides { get; } = No("chief-decides", "Dưới 5 nhà có thể thấy việc này: Trưởng Công an xã duyệt. Nếu Trưởng soạn thì một Phó Trưởng duyệt.", RefusalKind.Forbidden);
    public static Refusal AlreadySent { get; } = No("already-sent", "Yêu cầu đã gửi đi nên không rút lại được.", RefusalKind.Conflict);
    public static Refusal Ended { get; } = No("ended", "Câu hỏi này đã hết hạn trả lời. Cảm ơn bác.", RefusalKind.Conflict);
    public static Refusal WrongCode { get; } = No("wrong-code", "Mã chưa đúng. Bác xem lại 6 chữ số cán bộ đã đọc.", RefusalKind.Invalid);
    public static Refusal LinkDead { get; } = No("link-dead", "Đường dẫn này không còn dùng được. Bác gọi cán bộ để nhận đường dẫn mới.", RefusalKind.NotFound);
    public static Refusal TooLong { get; } = No("too-long", "Viết gọn lại, tối đa 1.000 chữ cái.", RefusalKind.Invalid);
    public static Refusal AboutOfficer { get; } = No("about-officer", "Lời kể có nói về cán bộ nên chưa ghi: người hỏi đọc được phần này. Điều nói về cán bộ, bác gửi riêng ở trang báo tin của xã; ở đây bác chỉ kể việc đã thấy.", RefusalKind.Invalid);
    public static Refusal JustChanged { get; } = No("just-changed", "Vụ việc vừa được người khác cập nhật. Xem lại rồi gửi lần nữa.", RefusalKind.Conflict);

    private static Refusal No(string code, string message, RefusalKind kind) => new($"verification.{code}", message, kind);
}
