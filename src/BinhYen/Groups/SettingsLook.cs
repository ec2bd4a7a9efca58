using BinhYen.Communes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>One look at the settings of a group: the two-minute form of an ordinary group, or a reading through the API.</summary>
internal sealed class SettingsLook
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public GroupId GroupId { get; init; }
    public DateOnly On { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Who looked; null for a reading through the API.</summary>
    public StaffId? By { get; init; }

    /// <summary>Only leader and deputies may edit name, picture and background (R-DT-49). Null: not asked of this kind of group.</summary>
    public bool? EditOnlyLeaders { get; init; }

    /// <summary>Newcomers wait for approval.</summary>
    public bool? JoinApproval { get; init; }

    /// <summary>Newcomers see what was said before they came; should be off, for the sake of those who spoke.</summary>
    public bool? NewcomersSeeHistory { get; init; }

    /// <summary>The join link was shared where outsiders can find it.</summary>
    public bool? LinkShared { get; init; }

    /// <summary>Whether a photo of the settings lies beside it.</summary>
    public bool HasPhoto { get; init; }

    /// <summary>Items of the profile's checklist that were not in order.</summary>
    public IReadOnlyList<GroupSettingCheck> Wrong(IReadOnlyList<GroupSettingCheck> checklist) => [.. checklist.Where(IsWrong)];

    /// <summary>Whether one item was seen not in order.</summary>
    public bool IsWrong(GroupSettingCheck item) => item switch
    {
        GroupSettingCheck.EditingRights => EditOnlyLeaders is false,
        GroupSettingCheck.JoinApproval => JoinApproval is false,
        GroupSettingCheck.History => NewcomersSeeHistory is true,
        GroupSettingCheck.Link => LinkShared is true,
    };
}

/// <summary>The photo of a look, redrawn without metadata and sealed; its own row, so that lists never load it.</summary>
internal sealed class SettingsPhoto
{
    /// <summary>The look it belongs to.</summary>
    public Guid LookId { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>JPEG, sealed.</summary>
    public required byte[] Sealed { get; init; }
}

internal sealed class SettingsLookMapping : IEntityTypeConfiguration<SettingsLook>
{
    public void Configure(EntityTypeBuilder<SettingsLook> builder)
    {
        builder.ToTable("group_settings_looks").HasKey(c => c.Id);
        builder.HasIndex(c => new { c.CommuneId, c.GroupId, c.On });
        builder.HasOne<ZaloGroup>().WithMany().HasForeignKey(c => c.GroupId);
    }
}

internal sealed class SettingsPhotoMapping : IEntityTypeConfiguration<SettingsPhoto>
{
    public void Configure(EntityTypeBuilder<SettingsPhoto> builder)
    {
        builder.ToTable("group_settings_photos").HasKey(p => p.LookId);
        builder.HasOne<SettingsLook>().WithOne().HasForeignKey<SettingsPhoto>(p => p.LookId);
    }
}
