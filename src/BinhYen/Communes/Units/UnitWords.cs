namespace BinhYen.Communes.Units;

/// <summary>How bodies and answers are called.</summary>
internal static class UnitWords
{
    public static string InWords(this BodyKind kind) => kind switch
    {
        BodyKind.SubHamlet => "Tổ, đội dưới thôn",
        BodyKind.Department => "Ban, ngành của xã",
        BodyKind.Union => "Đoàn thể",
        BodyKind.Agency => "Cơ quan, đơn vị",
        BodyKind.School => "Trường học",
        BodyKind.Enterprise => "Doanh nghiệp",
        BodyKind.Cooperative => "Hợp tác xã",
        BodyKind.IssuingBody => "Cơ quan ban hành văn bản",
    };

    public static string InWords(this InvitationAnswer answer) => answer switch
    {
        InvitationAnswer.NotInvited => "chưa mời",
        InvitationAnswer.Waiting => "chưa trả lời",
        InvitationAnswer.Joined => "tham gia",
        InvitationAnswer.Declined => "không tham gia",
    };
}
