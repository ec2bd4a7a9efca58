using System.Globalization;

namespace BinhYen.Intake;

/// <summary>Why an attachment is not taken, in words that say what to do instead.</summary>
internal static class AttachmentRefusals
{
    public static readonly Refusal Empty = Invalid("attachments.empty", "Tệp này trống. Xin chọn lại tệp.");

    public static readonly Refusal ActiveContent = Invalid("attachments.active-content",
        "Tệp này có thể chạy chương trình nên không nhận được. Xin gửi ảnh, ghi âm, video hoặc tệp PDF.");

    public static readonly Refusal UnknownType = Invalid("attachments.unknown-type",
        "Chưa nhận được loại tệp này. Xin gửi ảnh (JPG, PNG), ghi âm (MP3, M4A, AMR), video (MP4, 3GP) hoặc tệp PDF, Word.");

    public static readonly Refusal Heic = Invalid("attachments.heic",
        "Ảnh HEIC của iPhone chưa mở được ở đây. Xin gửi lại dạng JPG: vào Cài đặt → Camera → Định dạng → Tương thích nhất, hoặc chụp màn hình ảnh rồi gửi.");

    public static readonly Refusal BrokenImage = Invalid("attachments.broken-image", "Ảnh bị hỏng, không mở được. Xin gửi lại ảnh khác.");

    public static readonly Refusal HugeImage = Invalid("attachments.huge-image", "Ảnh có kích thước quá lớn. Xin chụp lại ở cỡ nhỏ hơn rồi gửi.");

    public static readonly Refusal Infected = Invalid("attachments.infected",
        "Tệp này bị phần mềm kiểm tra đánh dấu là có mã độc nên không nhận được. Xin quét máy rồi gửi lại tệp khác.");

    public static readonly Refusal NotFound = new("attachments.not-found", "Không có tệp này.", RefusalKind.NotFound);

    public static readonly Refusal Unreadable = new("attachments.unreadable",
        "Tệp đã lưu bị thay đổi nên không mở được. Xin báo quản trị hệ thống.", RefusalKind.Conflict);

    public static readonly Refusal NotCleaned = new("attachments.not-cleaned",
        "Tệp này còn thông tin ẩn chưa bỏ được nên được khóa. Xin nhờ người gửi gửi lại dạng ảnh chụp, video MP4 hoặc ghi âm MP3.", RefusalKind.Conflict);

    public static Refusal TooLarge(AttachmentKind kind, long limit) => Invalid("attachments.too-large", string.Create(
        CultureInfo.InvariantCulture, $"{Name(kind)} quá lớn: chỉ nhận đến {limit / (1024 * 1024)} MB. Xin gửi tệp nhỏ hơn hoặc chia thành nhiều phần."));

    private static string Name(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Image => "Ảnh",
        AttachmentKind.Audio => "Tệp âm thanh",
        AttachmentKind.Video => "Video",
        AttachmentKind.Document => "Tệp tài liệu",
    };

    private static Refusal Invalid(string code, string message) => new(code, message, RefusalKind.Invalid);
}
