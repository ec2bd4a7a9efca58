namespace BinhYen.Announcements;

/// <summary>Why an act on an announcement is refused, with what to do instead.</summary>
internal static class AnnouncementRefusals
{
    public static Refusal AlreadyDecided { get; } = new("announcements.decided", "Bài này đã được người khác quyết định. Tải lại trang để xem.", RefusalKind.Conflict);
    public static Refusal WriterCannotApprove { get; } = new("announcements.writer", "Người viết không tự duyệt bài của mình. Hãy nhờ lãnh đạo khác duyệt.", RefusalKind.Forbidden);
    public static Refusal ConsentIsGone { get; } = new("announcements.consent", "Người gửi lời khen đã rút lời cho phép, hoặc vụ việc không còn mở cho bạn. Bài không đăng được.", RefusalKind.Conflict);
    public static Refusal NamedWithoutConsent { get; } = new("announcements.named", "Bài nêu tên người chưa có đồng ý được ghi lại. Hỏi người đó, ghi đồng ý ở dưới bài, rồi duyệt; hoặc rút bài và viết lại không nêu tên.", RefusalKind.Conflict);
    public static Refusal FamilyNotAsked { get; } = new("announcements.family", "Chưa có đồng ý của gia đình, hoặc tin đã quá 6 tháng. Hỏi gia đình rồi viết tin mới.", RefusalKind.Conflict);
    public static Refusal NotReadOver { get; } = new("announcements.not-read", "Đánh dấu rằng bản này đã được người biết tiếng đọc lại, rồi duyệt.", RefusalKind.Invalid);
    public static Refusal NotFound { get; } = new("announcements.none", "Không có bài này.", RefusalKind.NotFound);
}
