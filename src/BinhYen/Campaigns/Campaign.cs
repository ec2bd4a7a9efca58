using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Campaigns;

/// <summary>What a campaign is for.</summary>
internal enum CampaignKind
{
    /// <summary>Households are asked to join.</summary>
    Enrolment,

    /// <summary>"Toàn dân bảo vệ an ninh Tổ quốc" and other movements.</summary>
    Movement,

    /// <summary>Đợt cao điểm tấn công, trấn áp tội phạm: several forces, from a day to a day (R-TT-14).</summary>
    Peak,

    /// <summary>Vận động giao nộp vũ khí, vật liệu nổ, công cụ hỗ trợ: quantities only, never who handed in (R-TT-17).</summary>
    HandIn,
}

/// <summary>A campaign with its first and last day. What happens in it are activities.</summary>
internal sealed class Campaign
{
    public const int LongestTitle = 160;
    public const int LongestAim = 1_000;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public CampaignKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>What is to be reached and who works together; for <see cref="CampaignKind.HandIn"/> the safety advice.</summary>
    public string Aim { get; init; } = "";
    public DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; init; }
    public StaffId By { get; init; }

    public bool Covers(DateOnly day) => From <= day && day <= Until;
}

/// <summary>
/// One thing done in a campaign: date, form, place, how many were there, what was handed out (R-YC-73, R-YC-74, R-DT-13). Counts
/// only; there is no field for a person.
/// </summary>
internal sealed class CampaignActivity
{
    public const int LongestPlace = 160;
    public const int Most = 1_000_000;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public Guid CampaignId { get; init; }

    /// <summary>Where; null for the whole commune.</summary>
    public HamletId? HamletId { get; init; }
    public DateOnly On { get; init; }

    /// <summary>One of the forms of the profile, in its words: "Họp thôn".</summary>
    public required string Form { get; init; }
    public required string Place { get; init; }

    /// <summary>People there; null when not counted, which is not zero.</summary>
    public int? Present { get; init; }
    public int Leaflets { get; init; }
    public int Posters { get; init; }
    public int Banners { get; init; }

    /// <summary>Households that joined there; null when not counted.</summary>
    public int? NewHouseholds { get; init; }

    /// <summary>Pieces handed in; null outside of <see cref="CampaignKind.HandIn"/>.</summary>
    public int? Weapons { get; init; }

    /// <summary>Kilograms; null as above.</summary>
    public decimal? ExplosivesKg { get; init; }

    /// <summary>Pieces; null as above.</summary>
    public int? SupportTools { get; init; }
    public StaffId By { get; init; }
}

internal static class CampaignWords
{
    public static string InWords(this CampaignKind kind) => kind switch
    {
        CampaignKind.Enrolment => "Vận động vào nhóm",
        CampaignKind.Movement => "Phong trào",
        CampaignKind.Peak => "Đợt cao điểm",
        CampaignKind.HandIn => "Thu hồi vũ khí, vật liệu nổ",
    };

    /// <summary>Said to whoever has something at home that may go off.</summary>
    public const string HandInAdvice = "Không tự tháo, cưa, đốt hay mang vật nghi là bom, mìn, đạn. Để nguyên chỗ, tránh xa, gọi trực ban để được nhận tận nơi. Tự nguyện giao nộp không bị hỏi lý do tại điểm nhận.";
}

internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("campaigns").HasKey(c => c.Id);
        builder.Property(c => c.Title).HasMaxLength(Campaign.LongestTitle);
        builder.Property(c => c.Aim).HasMaxLength(Campaign.LongestAim);
        builder.HasIndex(c => new { c.CommuneId, c.From });
    }
}

internal sealed class CampaignActivityMapping : IEntityTypeConfiguration<CampaignActivity>
{
    public void Configure(EntityTypeBuilder<CampaignActivity> builder)
    {
        builder.ToTable("campaign_activities").HasKey(a => a.Id);
        builder.Property(a => a.Form).HasMaxLength(80);
        builder.Property(a => a.Place).HasMaxLength(CampaignActivity.LongestPlace);
        builder.Property(a => a.ExplosivesKg).HasPrecision(9, 2);
        builder.HasIndex(a => new { a.CommuneId, a.On });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId);
    }
}
