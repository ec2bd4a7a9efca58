using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Campaigns;

/// <summary>The three groups of "Tự phòng, tự quản, tự bảo vệ" (R-TT-31).</summary>
internal enum SelfGroup
{
    Prevention,
    Management,
    Protection,
}

/// <summary>
/// What is looked at in a hamlet as a whole. Nothing here can be answered about a household or a person: their hours, relations,
/// income and habits are not the product's business (R-TT-33, safety.noHouseholdMonitoring).
/// </summary>
internal enum SelfItem
{
    // Tự phòng (R-TT-32)
    NightWatch,
    CrimeTalks,
    DrugTalks,
    AccidentSpots,
    FireTools,

    // Tự quản (R-TT-33), of the hamlet
    QuietHours,
    ConventionPosted,
    PublicOrder,
    MediationTeam,

    // Tự bảo vệ (R-TT-34)
    SafeEvents,
    EscapeWays,
    EmergencyNumbersPosted,
    Drill,
}

/// <summary>An answer to one item on a day; the newest counts, the older ones stay.</summary>
internal sealed class SelfMark
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public HamletId HamletId { get; init; }
    public SelfItem Item { get; init; }

    /// <summary>In place or not; an item nobody answered has no row.</summary>
    public bool Done { get; init; }
    public DateOnly On { get; init; }
    public DateTimeOffset At { get; init; }
    public StaffId By { get; init; }
}

internal static class SelfItems
{
    public static SelfGroup Group(this SelfItem item) => item switch
    {
        SelfItem.NightWatch or SelfItem.CrimeTalks or SelfItem.DrugTalks or SelfItem.AccidentSpots or SelfItem.FireTools => SelfGroup.Prevention,
        SelfItem.QuietHours or SelfItem.ConventionPosted or SelfItem.PublicOrder or SelfItem.MediationTeam => SelfGroup.Management,
        SelfItem.SafeEvents or SelfItem.EscapeWays or SelfItem.EmergencyNumbersPosted or SelfItem.Drill => SelfGroup.Protection,
    };

    public static string InWords(this SelfGroup group) => group switch
    {
        SelfGroup.Prevention => "Tự phòng",
        SelfGroup.Management => "Tự quản",
        SelfGroup.Protection => "Tự bảo vệ",
    };

    public static string InWords(this SelfItem item) => item switch
    {
        SelfItem.NightWatch => "Có lịch tuần tra của Tổ bảo vệ an ninh, trật tự",
        SelfItem.CrimeTalks => "Trong quý có buổi nói chuyện phòng trộm cắp, lừa đảo",
        SelfItem.DrugTalks => "Trong quý có buổi nói chuyện phòng, chống ma túy",
        SelfItem.AccidentSpots => "Điểm hay xảy ra tai nạn, đuối nước đã cắm biển",
        SelfItem.FireTools => "Nhà văn hóa có bình chữa cháy còn hạn",
        SelfItem.QuietHours => "Thôn đã thống nhất giờ yên tĩnh chung",
        SelfItem.ConventionPosted => "Quy ước, hương ước đã thông qua và niêm yết",
        SelfItem.PublicOrder => "Có nội quy nơi công cộng: nhà văn hóa, sân chơi, chợ",
        SelfItem.MediationTeam => "Có tổ hòa giải và bà con biết cách gặp",
        SelfItem.SafeEvents => "Sự kiện đông người của đoàn thể có người lo an toàn",
        SelfItem.EscapeWays => "Nơi họp đông người có sơ đồ thoát nạn",
        SelfItem.EmergencyNumbersPosted => "Số trực ban, 113, 114, 115 dán nơi dễ thấy",
        SelfItem.Drill => "Trong năm có diễn tập chữa cháy, cứu nạn",
    };
}

internal sealed class SelfMarkMapping : IEntityTypeConfiguration<SelfMark>
{
    public void Configure(EntityTypeBuilder<SelfMark> builder)
    {
        builder.ToTable("self_management_marks").HasKey(m => m.Id);
        builder.HasIndex(m => new { m.CommuneId, m.HamletId, m.Item });
    }
}
