namespace BinhYen.Staff.Handovers;

/// <summary>How hand-overs are called on pages and papers.</summary>
internal static class HandoverWords
{
    public static string InWords(this HandoverReason reason) => reason switch
    {
        HandoverReason.Transfer => "Luân chuyển công tác",
        HandoverReason.Retirement => "Nghỉ hưu, nghỉ chế độ",
        HandoverReason.Leaving => "Thôi việc",
        HandoverReason.Dismissed => "Bị cho thôi việc, đình chỉ",
        HandoverReason.Deceased => "Từ trần",
        HandoverReason.LongLeave => "Nghỉ dài ngày, sẽ trở lại",
        HandoverReason.LostDevice => "Mất, hỏng điện thoại",
    };

    /// <summary>What happens to the account in the end.</summary>
    public static string Consequence(this HandoverReason reason) => reason switch
    {
        HandoverReason.LongLeave => "Tài khoản tạm nghỉ từ phút bàn giao; khi trở lại, việc đã giao được trả về.",
        HandoverReason.LostDevice => "Tài khoản vẫn dùng; chỉ giao những việc gắn với điện thoại, có máy mới thì trả về.",
        _ => "Tài khoản đóng khi đã bàn giao hết.",
    };

    public static (string Text, string Badge) InWords(this HandoverState state) => state switch
    {
        HandoverState.Open => ("Đang lập", "work"),
        HandoverState.Agreed => ("Đã ký, chờ chuyển giao", "wait"),
        HandoverState.Done => ("Đã bàn giao", "done"),
        HandoverState.Returned => ("Đã trả lại", "closed"),
        HandoverState.Cancelled => ("Đã hủy", "closed"),
    };

    public static string InWords(this HandoverPart part) => part switch
    {
        HandoverPart.Giver => "Bên giao",
        HandoverPart.InPlace => "Lãnh đạo ký thay bên giao",
        HandoverPart.SecondPerson => "Người thứ hai chứng kiến",
        HandoverPart.Receiver => "Bên nhận",
        HandoverPart.Witness => "Lãnh đạo xác nhận",
    };
}
