using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>What has to be done before a group operates (R-YC-34).</summary>
internal enum SetupStep
{
    /// <summary>The group exists in Zalo under the right name.</summary>
    Made,

    /// <summary>The officer leads it, the substitute is deputy.</summary>
    LeadersIn,

    /// <summary>The settings were looked at and are in order (R-DT-49).</summary>
    SettingsSeen,

    /// <summary>The regulation is pinned in the group.</summary>
    RegulationPinned,

    /// <summary>The private way to report is pinned: posts are no place for a report (C-03).</summary>
    PrivateEntryPinned,

    /// <summary>Opening message with what the group is for.</summary>
    Greeted,

    /// <summary>Without Zalo: the other ways to reach people are agreed.</summary>
    OtherWaysAgreed,

    /// <summary>Without Zalo: papers with the number of the duty desk hang where people come by.</summary>
    PapersHung,
}

/// <summary>Which steps belong to which kind of group and how they are called.</summary>
internal static class SetupSteps
{
    public static IReadOnlyList<SetupStep> Of(GroupKind kind) => kind switch
    {
        GroupKind.Ordinary => [SetupStep.Made, SetupStep.LeadersIn, SetupStep.SettingsSeen, SetupStep.RegulationPinned, SetupStep.PrivateEntryPinned, SetupStep.Greeted],
        GroupKind.Account => [SetupStep.Made, SetupStep.LeadersIn, SetupStep.RegulationPinned, SetupStep.PrivateEntryPinned, SetupStep.Greeted],
        GroupKind.None => [SetupStep.OtherWaysAgreed, SetupStep.PapersHung],
    };

    public static string InWords(this SetupStep step) => step switch
    {
        SetupStep.Made => "Lập nhóm trong Zalo đúng tên",
        SetupStep.LeadersIn => "Đưa trưởng nhóm và người thay vào, giao quyền",
        SetupStep.SettingsSeen => "Kiểm tra thiết lập lần đầu",
        SetupStep.RegulationPinned => "Ghim quy chế nhóm",
        SetupStep.PrivateEntryPinned => "Ghim lối báo tin riêng",
        SetupStep.Greeted => "Đăng lời chào, mục đích của nhóm",
        SetupStep.OtherWaysAgreed => "Thống nhất cách báo: loa, giấy, gọi điện, đến nhà",
        SetupStep.PapersHung => "Dán thông báo có số trực ban ở nhà văn hóa",
    };
}

/// <summary>A step that was done.</summary>
internal sealed class SetupTick
{
    public GroupId GroupId { get; init; }
    public SetupStep Step { get; init; }
    public CommuneId CommuneId { get; init; }
    public DateOnly DoneOn { get; init; }

    /// <summary>Who ticked it off; null when the product did it itself.</summary>
    public StaffId? By { get; init; }
}

internal sealed class SetupTickMapping : IEntityTypeConfiguration<SetupTick>
{
    public void Configure(EntityTypeBuilder<SetupTick> builder)
    {
        builder.ToTable("group_setup_ticks").HasKey(t => new { t.GroupId, t.Step });
        builder.HasIndex(t => t.CommuneId);
        builder.HasOne<ZaloGroup>().WithMany().HasForeignKey(t => t.GroupId);
    }
}
