namespace BinhYen.Confidentiality;

/// <summary>How long a right may take and by how much it may be extended once, in days.</summary>
/// <param name="Days">To carry it out.</param>
/// <param name="WithOthers">To carry it out when a processor or a third party holds data too.</param>
/// <param name="Extension">One extension at most.</param>
internal sealed record DataRightClock(int Days, int WithOthers, int Extension);

/// <summary>
/// The clocks of NĐ 356/2025/NĐ-CP Art. 5, checked 2026-11-22. The reply is counted in working days; for the rest the
/// source does not say, so calendar days are taken, which is the stricter reading (privacy-security §8).
/// </summary>
internal static class DataRightClocks
{
    /// <summary>P-06: any request is replied to within two working days.</summary>
    public const int ReplyWorkingDays = 2;

    public const string Basis = "Nghị định 356/2025/NĐ-CP, Điều 5";

    /// <summary>P-07.</summary>
    public static DataRightClock For(DataRight right) => right switch
    {
        DataRight.Withdraw or DataRight.Restrict or DataRight.Object => new(15, 20, 15),
        DataRight.Know or DataRight.See or DataRight.Correct or DataRight.Copy => new(10, 15, 10),
        DataRight.Delete => new(20, 30, 20),
        DataRight.Complain => new(15, 15, 15),
    };

    public static DateTimeOffset ReplyDue(DateTimeOffset receivedAt, WorkingCalendar calendar) => calendar.AddWorkingDays(receivedAt, ReplyWorkingDays);

    /// <summary>The end of the last calendar day in Vietnam.</summary>
    public static DateTimeOffset CarryOutDue(DataRight right, DateTimeOffset receivedAt) => EndOfDay(receivedAt, For(right).Days);

    /// <summary>The due date after the one extension.</summary>
    public static DateTimeOffset ExtendedDue(DataRight right, DateTimeOffset carryOutDue) => EndOfDay(carryOutDue, For(right).Extension);

    public static string InWords(this DataRight right) => right switch
    {
        DataRight.Know => "Được biết",
        DataRight.See => "Xem",
        DataRight.Correct => "Sửa",
        DataRight.Copy => "Nhận bản sao",
        DataRight.Delete => "Xóa",
        DataRight.Restrict => "Hạn chế xử lý",
        DataRight.Object => "Phản đối xử lý",
        DataRight.Withdraw => "Rút đồng ý, rút tên",
        DataRight.Complain => "Khiếu nại",
    };

    public static string InWords(this DataRefusalGround ground) => ground switch
    {
        DataRefusalGround.HandlingGoesOn => "đang cần để giải quyết tin báo về tội phạm, vi phạm (Luật 91/2025/QH15, Điều 14 và 19)",
        DataRefusalGround.LawOrdersKeeping => "luật khác buộc phải lưu (Luật 91/2025/QH15, Điều 14)",
        DataRefusalGround.HarmsOthers => "sẽ làm lộ dữ liệu của người khác",
        DataRefusalGround.NotTheSamePerson => "chưa xác định được người yêu cầu là chủ của dữ liệu",
        DataRefusalGround.NothingKept => "không còn lưu dữ liệu nào như vậy",
    };

    public static string InWords(this DataRequestStepKind step) => step switch
    {
        DataRequestStepKind.Received => "đã nhận yêu cầu",
        DataRequestStepKind.Replied => "đã báo nhận, đang làm",
        DataRequestStepKind.Extended => "đã gia hạn",
        DataRequestStepKind.CarriedOut => "đã thực hiện",
        DataRequestStepKind.Refused => "đã từ chối, có căn cứ",
    };

    private static DateTimeOffset EndOfDay(DateTimeOffset from, int days) =>
        VietnamTime.At(VietnamTime.DateOf(from).AddDays(days), new TimeOnly(23, 59, 59));
}
