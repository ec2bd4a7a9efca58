using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Campaigns;

/// <summary>
/// A union that helps in a hamlet during a campaign (R-YC-75): the body and the office that answers for it, never a volunteer's
/// name. Which households they helped stands in the register of households, with each household's own consent.
/// </summary>
internal sealed class HelperTeam
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public Guid CampaignId { get; init; }
    public HamletId HamletId { get; init; }

    /// <summary>"Đoàn Thanh niên".</summary>
    public required string Body { get; init; }

    /// <summary>Households helped with the telephone so far.</summary>
    public int Helped { get; private set; }

    /// <summary>Of these joined.</summary>
    public int Joined { get; private set; }

    /// <summary>When it last told; null before.</summary>
    public DateOnly? ToldOn { get; private set; }

    /// <summary>Totals as told; a later figure replaces an earlier one.</summary>
    public void Tell(int helped, int joined, DateOnly on) => (Helped, Joined, ToldOn) = (helped, joined, on);
}

/// <summary>One thing a team has to do.</summary>
internal sealed class HelperTask
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public Guid TeamId { get; init; }
    public int Number { get; init; }
    public required string Text { get; init; }
    public DateOnly? DoneOn { get; set; }

    /// <summary>What every team begins with.</summary>
    public static IReadOnlyList<string> Usual { get; } =
    [
        "Phát tờ rơi theo ngõ, giải thích mã “Báo tin riêng”",
        "Giúp cài Zalo, quét mã vào nhóm khi hộ đồng ý",
        "Hộ không dùng điện thoại thông minh: ghi vào sổ hộ cách báo bằng loa, giấy",
        "Báo lại số hộ đã giúp",
    ];
}

internal sealed class HelperTeamMapping : IEntityTypeConfiguration<HelperTeam>
{
    public void Configure(EntityTypeBuilder<HelperTeam> builder)
    {
        builder.ToTable("campaign_teams").HasKey(t => t.Id);
        builder.Property(t => t.Body).HasMaxLength(80);
        builder.HasIndex(t => new { t.CampaignId, t.HamletId, t.Body }).IsUnique();
        builder.HasIndex(t => t.CommuneId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(t => t.CampaignId);
    }
}

internal sealed class HelperTaskMapping : IEntityTypeConfiguration<HelperTask>
{
    public void Configure(EntityTypeBuilder<HelperTask> builder)
    {
        builder.ToTable("campaign_tasks").HasKey(t => t.Id);
        builder.Property(t => t.Text).HasMaxLength(200);
        builder.HasIndex(t => new { t.TeamId, t.Number }).IsUnique();
        builder.HasOne<HelperTeam>().WithMany().HasForeignKey(t => t.TeamId);
    }
}
