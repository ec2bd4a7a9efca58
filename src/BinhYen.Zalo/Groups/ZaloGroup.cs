using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Groups;

/// <summary>A group chat of the account.</summary>
public sealed record ZaloGroup
{
    private ZaloGroup()
    {
    }

    /// <summary>The group.</summary>
    public required ZaloGroupId GroupId { get; init; }

    /// <summary>Its name; null when left out.</summary>
    public string? Name { get; private init; }

    /// <summary>Its description.</summary>
    public string? Description { get; private init; }

    /// <summary>The link people join by; it goes on posters as a QR code.</summary>
    public Uri? Link { get; private init; }

    /// <summary>Its picture.</summary>
    public Uri? Avatar { get; private init; }

    /// <summary><c>enabled</c>, or <c>disabled</c> when its package lapsed: then sending answers -237.</summary>
    public string? Status { get; private init; }

    /// <summary>False only when Zalo says that the group is disabled.</summary>
    public bool IsEnabled => !string.Equals(Status, "disabled", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many members it has.</summary>
    public int? Members { get; private init; }

    /// <summary>How many members its package allows; told by the single read only.</summary>
    public int? MostMembers { get; private init; }

    /// <summary>When a disabled group will be deleted, as Zalo writes it (<c>dd/MM/yyyy</c>).</summary>
    public string? AutoDeleteDate { get; private init; }

    /// <summary>The package it uses; told by the single read only.</summary>
    public GroupAsset? Asset { get; private init; }

    /// <summary>Its settings; told by the single read only.</summary>
    public GroupSettings? Settings { get; private init; }

    /// <summary>Reads both forms: flat in lists and after creation, in three parts otherwise.</summary>
    internal static ZaloGroup? Read(JsonElement data)
    {
        var info = data.Member("group_info") ?? data;
        return info.Id<ZaloGroupId>("group_id") is { } id
            ? new ZaloGroup
            {
                GroupId = id,
                Name = info.FilledText("name") ?? info.FilledText("group_name"),
                Description = info.FilledText("group_description"),
                Link = info.Link("group_link"),
                Avatar = info.Link("avatar"),
                Status = info.FilledText("status"),
                Members = info.SmallNumber("total_member"),
                MostMembers = info.SmallNumber("max_member"),
                AutoDeleteDate = info.FilledText("auto_delete_date"),
                Asset = data.Member("asset_info") is { } asset ? GroupAsset.Read(asset) : null,
                Settings = data.Member("group_setting") is { } setting ? GroupSettings.Read(setting) : null,
            }
            : null;
    }
}
