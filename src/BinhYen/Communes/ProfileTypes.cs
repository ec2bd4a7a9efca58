using System.Reflection;

namespace BinhYen.Communes;

/// <summary>How a value of the profile is called on screen and on paper.</summary>
/// <param name="text">In Vietnamese.</param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class WordsAttribute(string text) : Attribute
{
    public string Text => text;
}

/// <summary>Reads <see cref="WordsAttribute"/>.</summary>
internal static class ProfileWords
{
    /// <summary>The words of a value of the profile's enums.</summary>
    public static string Called<TEnum>(this TEnum value)
        where TEnum : struct, Enum => Table<TEnum>.Words[value];

    private static class Table<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly IReadOnlyDictionary<TEnum, string> Words = Enum.GetValues<TEnum>().ToDictionary(
            value => value, value => typeof(TEnum).GetField(value.ToString())!.GetCustomAttribute<WordsAttribute>()!.Text);
    }
}

/// <summary><c>model.legalForm</c>: what the model calls itself. Only a text; rights come from roles (C-21).</summary>
public enum LegalForm
{
    [Words("Kênh thông tin của Công an xã")] Channel,
    [Words("Phong trào quần chúng")] Movement,
    [Words("Tổ chức quần chúng tự quản về ANTT")] SelfManagedMassOrganisation,
}

/// <summary>Kinds of unit that can take part (<c>org.unitKinds</c>).</summary>
public enum UnitKind
{
    [Words("Thôn, xóm, ấp, bản, khu phố")] Hamlet,
    [Words("Tổ, đội dưới thôn")] SubHamlet,
    [Words("Ban Chỉ đạo")] Committee,
    [Words("Ban, ngành của xã")] Department,
    [Words("Đoàn thể")] Union,
    [Words("Cơ quan, đơn vị")] Agency,
    [Words("Trường học")] School,
    [Words("Doanh nghiệp")] Enterprise,
    [Words("Hợp tác xã")] Cooperative,
}

/// <summary><c>committee.kind</c>: which body steers the model (C-07).</summary>
public enum CommitteeKind
{
    [Words("Ban Chỉ đạo mô hình")] ModelCommittee,
    [Words("Ban Chỉ đạo 138")] Committee138,
    [Words("Ban Chỉ đạo xây dựng mô hình")] BuildCommittee,
    [Words("Không lập Ban Chỉ đạo; Đảng ủy chỉ đạo")] None,
}

/// <summary><c>group.tiering</c>: one kind of group, or sources kept apart from those who verify (C-04).</summary>
public enum GroupTiering
{
    [Words("Một loại nhóm")] OneTier,
    [Words("Hai tầng: nguồn tin riêng, xác minh riêng")] TwoTier,
}

/// <summary><c>group.unit</c>: what gets a group of its own.</summary>
public enum GroupUnit
{
    [Words("Thôn, xóm, ấp, bản, khu phố")] Hamlet,
    [Words("Tổ, đội dưới thôn")] SubHamlet,
    [Words("Cơ quan, trường học, doanh nghiệp")] Body,
    [Words("Ban Chỉ đạo")] Committee,
    [Words("Từng nguồn tin (tầng 1)")] Source,
}

/// <summary><c>group.perUnitMax</c>: how many groups a unit may have (C-05).</summary>
public enum GroupsPerUnit
{
    [Words("Đúng một nhóm")] ExactlyOne,
    [Words("Một nhóm; đầy thì thêm nhóm đánh số")] OneWithOverflow,
    [Words("Nhiều nhóm")] Several,
}

/// <summary>Parts that people play in a group. Leading a group gives no right to open reports (C-01).</summary>
public enum GroupRole
{
    [Words("Cảnh sát khu vực")] AreaOfficer,
    [Words("Công an xã chính quy")] RegularPoliceOfficer,
    [Words("Trưởng thôn")] HamletHead,
    [Words("Tổ trưởng Tổ bảo vệ ANTT")] TeamLeader,
    [Words("Bí thư chi bộ")] PartyCellSecretary,
    [Words("Ban công tác Mặt trận")] FrontCommittee,
    [Words("Đoàn thể")] Union,
    [Words("Ban cán sự thôn")] HamletBoard,
    [Words("Đầu mối kỹ thuật của Công an")] TechnicalContact,
    [Words("Trưởng nhóm")] GroupLeader,
    [Words("Phó nhóm")] GroupDeputy,
    [Words("Tổ quản lý")] ManagementTeam,
    [Words("Công an viên, lực lượng bảo vệ ANTT")] SecurityTeam,
    [Words("Cảnh sát hình sự")] CriminalPolice,
    [Words("Cảnh sát trật tự")] OrderPolice,
    [Words("Cơ quan, trường học")] Agency,
    [Words("Doanh nghiệp")] Enterprise,
    [Words("Đại diện hộ dân")] Household,
    [Words("Người có uy tín")] RespectedPerson,
}

/// <summary><c>group.memberApproval</c>: who gets in (C-20).</summary>
public enum MemberApproval
{
    [Words("Ai cũng xin vào được, quản trị nhóm duyệt")] OpenWithApproval,
    [Words("Theo danh sách duyệt trước")] PreApprovedList,
    [Words("Chỉ khi được mời")] ByInvitation,
}

/// <summary><c>group.sensitiveChannel</c>: where sensitive reports go. The private entry is offered first whatever stands here (C-03).</summary>
public enum SensitiveChannel
{
    [Words("Chỉ báo riêng với Công an")] PrivateOnly,
    [Words("Được nhắn trong nhóm; kênh riêng vẫn mời trước")] GroupAllowed,
    [Words("Chỉ qua kênh nguồn tin (tầng 1)")] Tier1Only,
}

/// <summary><c>group.settingsChecklist</c>: what the weekly check of a group confirms.</summary>
public enum GroupSettingCheck
{
    [Words("Chỉ quản trị được sửa tên, ảnh, hình nền")] EditingRights,
    [Words("Duyệt thành viên mới")] JoinApproval,
    [Words("Người mới xem được tin cũ")] History,
    [Words("Liên kết tham gia không chia sẻ ra ngoài")] Link,
}

/// <summary><c>group.handover.triggers</c>: what makes a hand-over due.</summary>
public enum HandoverTrigger
{
    [Words("Chuyển công tác")] Transfer,
    [Words("Nghỉ hưu, thôi việc")] Retirement,
    [Words("Nghỉ trên 30 ngày")] LongLeave,
    [Words("Mất hoặc hỏng điện thoại")] LostDevice,
    [Words("Kiện toàn khi thay đổi nhân sự")] PersonnelChange,
}

/// <summary><c>group.handover.mode</c>: how leadership passes on.</summary>
public enum HandoverMode
{
    [Words("Thêm người nhận vào nhóm, rồi chuyển quyền")] AddThenTransfer,
    [Words("Chuyển quyền quản trị cho người nhận đang ở trong nhóm")] PassAdminRight,
}

/// <summary><c>group.regulation.required</c>: which regulations must be in force (C-13).</summary>
public enum RegulationKind
{
    [Words("Quy chế Ban Chỉ đạo")] Committee,
    [Words("Quy chế mô hình")] Model,
    [Words("Quy chế nhóm")] Group,
}

/// <summary><c>content.outbound</c>: kinds of announcement.</summary>
public enum OutboundTopic
{
    [Words("Chủ trương, pháp luật")] PolicyLaw,
    [Words("Tình hình ANTT")] Situation,
    [Words("Phản bác thông tin sai trái")] CounterFalse,
    [Words("Cảnh báo tội phạm")] CrimeWarning,
    [Words("Phòng ngừa tội phạm")] CrimePrevention,
    [Words("Nâng cao cảnh giác")] Vigilance,
    [Words("Phòng cháy, chữa cháy")] Fire,
    [Words("An toàn giao thông")] Traffic,
    [Words("Người tốt, việc tốt")] GoodExample,
    [Words("Hướng dẫn thủ tục")] Procedure,
    [Words("Nhắc khai báo lưu trú người nước ngoài")] ForeignerReminder,
    [Words("Thông báo truy nã, truy tìm chính thức")] WantedNotice,
    [Words("Tìm người lạc")] MissingPerson,
    [Words("Thiên tai")] Disaster,
    [Words("Dịch bệnh")] Epidemic,
    [Words("Theo chỉ đạo cấp trên")] Directed,
    [Words("Kết quả công tác của Công an")] ResultsOfPolice,
    [Words("Đính chính")] Correction,
}

/// <summary><c>content.languages</c>: tongues a commune may tell something in beside Vietnamese. They belong to texts; no person is ever given one (R-TT-29).</summary>
public enum ContentLanguage
{
    [Words("Mông")] Hmong,
    [Words("Dao")] Dao,
    [Words("Tày")] Tay,
    [Words("Nùng")] Nung,
    [Words("Giáy")] Giay,
    [Words("Thái")] Thai,
    [Words("Mường")] Muong,
    [Words("Lào")] Lao,
    [Words("Khmer")] Khmer,
    [Words("Chăm")] Cham,
    [Words("Ê Đê")] Ede,
    [Words("Gia Rai")] Jarai,
    [Words("Ba Na")] Bahnar,
    [Words("Xơ Đăng")] Sedang,
    [Words("Cơ Ho")] Koho,
    [Words("Trung")] Chinese,
    [Words("Anh")] English,
}

/// <summary><c>content.inbound</c>: what residents are invited to report.</summary>
public enum InboundTopic
{
    [Words("An ninh quốc gia (chỉ chuyển giao)")] NationalSecurity,
    [Words("Tội phạm, tệ nạn xã hội")] CrimeSocialEvil,
    [Words("Vi phạm pháp luật")] Violation,
    [Words("Tai nạn giao thông")] TrafficAccident,
    [Words("Cháy, nổ")] FireExplosion,
    [Words("Mâu thuẫn trong dân")] Conflict,
    [Words("Tác phong, thái độ của Công an")] PoliceConduct,
    [Words("Người tốt, việc tốt")] GoodExample,
    [Words("Hỏi thủ tục")] ProcedureQuestion,
    [Words("Hỏi chính sách")] PolicyQuestion,
    [Words("Cư trú")] Residence,
    [Words("Việc khác")] Other,
}

/// <summary><c>kb.fields</c>: fields of procedure the library must cover.</summary>
public enum ProcedureField
{
    [Words("Căn cước")] Identity,
    [Words("Hộ chiếu phổ thông")] Passport,
    [Words("Giấy chứng nhận đủ điều kiện về ANTT")] SecurityConditions,
    [Words("Cư trú")] Residence,
    [Words("Đăng ký xe")] VehicleRegistration,
}

/// <summary><c>kb.onlineStage</c>: how far guidance goes. The legal channels stay the counter, VNeID and the public portals (C-15).</summary>
public enum OnlineStage
{
    [Words("Không hướng dẫn thủ tục")] None,
    [Words("Hướng dẫn")] Guide,
    [Words("Hướng dẫn và tra cứu")] Lookup,
    [Words("Hướng dẫn, tra cứu và dẫn tới nơi nộp trực tuyến")] Submit,
}

/// <summary><c>target.denominator</c>: which households a household rate is measured against (C-08).</summary>
public enum HouseholdBase
{
    [Words("Mọi hộ dân")] All,
    [Words("Hộ dân có điều kiện (có điện thoại thông minh và mạng)")] WithMeans,
}

/// <summary><c>meeting.holidayShift</c>: what happens when a meeting falls on a day off.</summary>
public enum HolidayShift
{
    [Words("Dời sang ngày làm việc kế tiếp")] NextWorkingDay,
    [Words("Dời lên ngày làm việc trước đó")] PreviousWorkingDay,
    [Words("Giữ nguyên ngày")] Keep,
}

/// <summary><c>consult.levels</c>: whose opinion is asked before the regulation is approved (C-12).</summary>
public enum ConsultLevel
{
    [Words("Ban, ngành, đoàn thể, thôn")] Bodies,
    [Words("Tổ tự quản, tổ bảo vệ ANTT")] Teams,
    [Words("Ban cán sự thôn")] HamletBoard,
    [Words("Nhân dân")] Residents,
}
