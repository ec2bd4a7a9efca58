using System.Collections.Frozen;

namespace BinhYen.Cases;

/// <summary>What is fixed about one <see cref="CaseCategory"/>.</summary>
/// <param name="Category">The category described.</param>
/// <param name="Label">Vietnamese label.</param>
/// <param name="DefaultKind">The kind suggested when nothing in the words says otherwise.</param>
/// <param name="DefaultUrgency">The urgency when nothing in the words raises or lowers it.</param>
/// <param name="RaisedUrgency">The urgency when it goes on now, or people are in danger.</param>
/// <param name="Track">Where such a matter usually leads.</param>
/// <param name="IsPrivateByNature">True when the matter itself demands discretion, asked for or not.</param>
public sealed record CaseCategoryInfo(
    CaseCategory Category,
    string Label,
    CaseKind DefaultKind,
    Urgency DefaultUrgency,
    Urgency RaisedUrgency,
    CategoryTrack Track,
    bool IsPrivateByNature)
{
    /// <summary>True when the matter has signs of a crime, so that the crime rules apply to it.</summary>
    public bool IsCrime => Track is CategoryTrack.Crime;
}

/// <summary>The tree of categories, one row each (R-YC-64, R-DT-33, R-TL-31).</summary>
public static class CaseCategories
{
    /// <summary>All categories in the order officers see them: crime, order, emergencies, people, police, procedures, other.</summary>
    public static IReadOnlyList<CaseCategoryInfo> All { get; } =
    [
        new(CaseCategory.NationalSecurity, "An ninh quốc gia", CaseKind.SecurityReport, Urgency.High, Urgency.High, CategoryTrack.HandOverOnly, IsPrivateByNature: true),
        new(CaseCategory.Theft, "Trộm cắp", CaseKind.CrimeTip, Urgency.High, Urgency.Emergency, CategoryTrack.Crime, IsPrivateByNature: false),
        new(CaseCategory.Robbery, "Cướp, cướp giật", CaseKind.CrimeTip, Urgency.Emergency, Urgency.Emergency, CategoryTrack.Crime, IsPrivateByNature: false),
        new(CaseCategory.Assault, "Đánh nhau, gây thương tích", CaseKind.CrimeTip, Urgency.High, Urgency.Emergency, CategoryTrack.Crime, IsPrivateByNature: false),
        new(CaseCategory.Fraud, "Lừa đảo", CaseKind.CrimeTip, Urgency.Normal, Urgency.High, CategoryTrack.Crime, IsPrivateByNature: false),
        new(CaseCategory.Drugs, "Ma túy", CaseKind.CrimeTip, Urgency.High, Urgency.High, CategoryTrack.Crime, IsPrivateByNature: false),
        new(CaseCategory.Gambling, "Đánh bạc, số đề, cá độ", CaseKind.CrimeTip, Urgency.Normal, Urgency.High, CategoryTrack.Crime, IsPrivateByNature: false),
        new(CaseCategory.Prostitution, "Mại dâm", CaseKind.CrimeTip, Urgency.Normal, Urgency.Normal, CategoryTrack.Crime, IsPrivateByNature: false),
        new(CaseCategory.LoanShark, "Cho vay lãi nặng, đòi nợ trái luật", CaseKind.CrimeTip, Urgency.High, Urgency.High, CategoryTrack.Crime, IsPrivateByNature: false),
        new(CaseCategory.WeaponsFireworks, "Vũ khí, vật liệu nổ, pháo", CaseKind.CrimeTip, Urgency.High, Urgency.Emergency, CategoryTrack.Crime, IsPrivateByNature: false),
        new(CaseCategory.ChildAbuse, "Xâm hại, bạo hành trẻ em", CaseKind.CrimeTip, Urgency.Emergency, Urgency.Emergency, CategoryTrack.Crime, IsPrivateByNature: true),
        new(CaseCategory.DomesticViolence, "Bạo lực gia đình", CaseKind.CrimeTip, Urgency.High, Urgency.Emergency, CategoryTrack.Crime, IsPrivateByNature: true),
        new(CaseCategory.Trafficking, "Mua bán người, lừa đi nước ngoài", CaseKind.CrimeTip, Urgency.Emergency, Urgency.Emergency, CategoryTrack.Crime, IsPrivateByNature: true),
        new(CaseCategory.PropertyDamage, "Hủy hoại tài sản, phá hoại hoa màu", CaseKind.CrimeTip, Urgency.Normal, Urgency.High, CategoryTrack.Crime, IsPrivateByNature: false),
        new(CaseCategory.OtherCrime, "Tội phạm khác", CaseKind.CrimeTip, Urgency.High, Urgency.High, CategoryTrack.Crime, IsPrivateByNature: false),
        new(CaseCategory.PublicDisorder, "Gây rối trật tự công cộng", CaseKind.SecurityReport, Urgency.High, Urgency.Emergency, CategoryTrack.Administrative, IsPrivateByNature: false),
        new(CaseCategory.Noise, "Tiếng ồn, karaoke", CaseKind.SecurityReport, Urgency.Normal, Urgency.High, CategoryTrack.Administrative, IsPrivateByNature: false),
        new(CaseCategory.CommunityConflict, "Mâu thuẫn, tranh chấp", CaseKind.SecurityReport, Urgency.Normal, Urgency.High, CategoryTrack.Mediation, IsPrivateByNature: false),
        new(CaseCategory.LodgingViolation, "Tạm trú, lưu trú không khai báo", CaseKind.SecurityReport, Urgency.Low, Urgency.Normal, CategoryTrack.Administrative, IsPrivateByNature: false),
        new(CaseCategory.SuspiciousActivity, "Hiện tượng nghi vấn", CaseKind.SecurityReport, Urgency.Normal, Urgency.High, CategoryTrack.EventCheck, IsPrivateByNature: false),
        new(CaseCategory.TrafficAccident, "Tai nạn giao thông", CaseKind.SecurityReport, Urgency.Emergency, Urgency.Emergency, CategoryTrack.EmergencyServices, IsPrivateByNature: false),
        new(CaseCategory.TrafficViolation, "Vi phạm giao thông, đua xe, quá tải", CaseKind.SecurityReport, Urgency.Normal, Urgency.High, CategoryTrack.Administrative, IsPrivateByNature: false),
        new(CaseCategory.TrafficHazard, "Đường hỏng, vật cản, đèn hỏng", CaseKind.SecurityReport, Urgency.Normal, Urgency.High, CategoryTrack.OtherBody, IsPrivateByNature: false),
        new(CaseCategory.FireExplosion, "Cháy, nổ", CaseKind.SecurityReport, Urgency.Emergency, Urgency.Emergency, CategoryTrack.EmergencyServices, IsPrivateByNature: false),
        new(CaseCategory.FireRisk, "Nguy cơ cháy, vi phạm phòng cháy", CaseKind.SecurityReport, Urgency.Normal, Urgency.Emergency, CategoryTrack.Administrative, IsPrivateByNature: false),
        new(CaseCategory.Rescue, "Đuối nước, mắc kẹt, cứu nạn", CaseKind.SecurityReport, Urgency.Emergency, Urgency.Emergency, CategoryTrack.EmergencyServices, IsPrivateByNature: false),
        new(CaseCategory.Disaster, "Thiên tai, ngập, sạt lở", CaseKind.SecurityReport, Urgency.High, Urgency.Emergency, CategoryTrack.OtherBody, IsPrivateByNature: false),
        new(CaseCategory.Epidemic, "Dịch bệnh (người, gia súc)", CaseKind.SecurityReport, Urgency.Normal, Urgency.Normal, CategoryTrack.OtherBody, IsPrivateByNature: false),
        new(CaseCategory.MissingPerson, "Người lạc, mất tích", CaseKind.SecurityReport, Urgency.High, Urgency.Emergency, CategoryTrack.EmergencyServices, IsPrivateByNature: false),
        new(CaseCategory.FoundPersonOrItem, "Gặp người lạc, nhặt được của rơi", CaseKind.SecurityReport, Urgency.Low, Urgency.High, CategoryTrack.Guidance, IsPrivateByNature: false),
        new(CaseCategory.LostPapers, "Mất giấy tờ, tài sản", CaseKind.SecurityReport, Urgency.Low, Urgency.Normal, CategoryTrack.Guidance, IsPrivateByNature: false),
        new(CaseCategory.PersonInDistress, "Người có nguy cơ tự gây hại, cần giúp", CaseKind.SecurityReport, Urgency.Emergency, Urgency.Emergency, CategoryTrack.EmergencyServices, IsPrivateByNature: true),
        new(CaseCategory.PoliceConduct, "Thái độ, tác phong, vi phạm của cán bộ", CaseKind.PoliceConduct, Urgency.Normal, Urgency.High, CategoryTrack.PoliceConduct, IsPrivateByNature: true),
        new(CaseCategory.PoliceSuggestion, "Góp ý xây dựng lực lượng", CaseKind.Suggestion, Urgency.Low, Urgency.Low, CategoryTrack.Answer, IsPrivateByNature: false),
        new(CaseCategory.Praise, "Khen ngợi, người tốt việc tốt", CaseKind.Praise, Urgency.Low, Urgency.Low, CategoryTrack.Answer, IsPrivateByNature: false),
        new(CaseCategory.ProcResidence, "Thủ tục cư trú", CaseKind.ProcedureQuestion, Urgency.Normal, Urgency.Normal, CategoryTrack.ProcedureLibrary, IsPrivateByNature: false),
        new(CaseCategory.ProcIdCard, "Thủ tục căn cước, VNeID", CaseKind.ProcedureQuestion, Urgency.Normal, Urgency.High, CategoryTrack.ProcedureLibrary, IsPrivateByNature: false),
        new(CaseCategory.ProcPassport, "Thủ tục hộ chiếu", CaseKind.ProcedureQuestion, Urgency.Normal, Urgency.Normal, CategoryTrack.ProcedureLibrary, IsPrivateByNature: false),
        new(CaseCategory.ProcVehicle, "Thủ tục đăng ký xe", CaseKind.ProcedureQuestion, Urgency.Normal, Urgency.Normal, CategoryTrack.ProcedureLibrary, IsPrivateByNature: false),
        new(CaseCategory.ProcSecurityCert, "Giấy chứng nhận đủ điều kiện về ANTT", CaseKind.ProcedureQuestion, Urgency.Normal, Urgency.Normal, CategoryTrack.ProcedureLibrary, IsPrivateByNature: false),
        new(CaseCategory.ProcForeigner, "Khai báo tạm trú người nước ngoài", CaseKind.ProcedureQuestion, Urgency.Normal, Urgency.Normal, CategoryTrack.ProcedureLibrary, IsPrivateByNature: false),
        new(CaseCategory.ProcOther, "Thủ tục khác", CaseKind.ProcedureQuestion, Urgency.Low, Urgency.Normal, CategoryTrack.ProcedureLibrary, IsPrivateByNature: false),
        new(CaseCategory.OtherAuthority, "Việc của cơ quan khác", CaseKind.SecurityReport, Urgency.Low, Urgency.Normal, CategoryTrack.OtherBody, IsPrivateByNature: false),
        new(CaseCategory.StatusQuery, "Hỏi kết quả tin đã gửi", CaseKind.Support, Urgency.Normal, Urgency.Normal, CategoryTrack.EarlierReport, IsPrivateByNature: false),
        new(CaseCategory.GroupSupport, "Vào nhóm, cách dùng", CaseKind.Support, Urgency.Low, Urgency.Low, CategoryTrack.Guidance, IsPrivateByNature: false),
        new(CaseCategory.DataRequest, "Yêu cầu về dữ liệu cá nhân", CaseKind.DataRequest, Urgency.Normal, Urgency.Normal, CategoryTrack.DataProtection, IsPrivateByNature: false),
        new(CaseCategory.Greeting, "Chào hỏi, chúc mừng, thử tin", CaseKind.NonCase, Urgency.Low, Urgency.Low, CategoryTrack.NoAction, IsPrivateByNature: false),
        new(CaseCategory.Spam, "Quảng cáo, tin rác, liên kết lạ", CaseKind.NonCase, Urgency.Low, Urgency.Low, CategoryTrack.NoAction, IsPrivateByNature: false),
        new(CaseCategory.Unclear, "Chưa rõ", CaseKind.SecurityReport, Urgency.Normal, Urgency.Emergency, CategoryTrack.AskBack, IsPrivateByNature: false),
    ];

    private static readonly FrozenDictionary<CaseCategory, CaseCategoryInfo> _byCategory = All.ToFrozenDictionary(info => info.Category);

    /// <summary>The row of one category; every category has a row.</summary>
    public static CaseCategoryInfo Of(CaseCategory category) => _byCategory[category];

    /// <summary>The Vietnamese label of one category.</summary>
    public static string Label(CaseCategory category) => _byCategory[category].Label;
}
