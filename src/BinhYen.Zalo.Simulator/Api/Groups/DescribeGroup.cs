using System.Globalization;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Groups;

/// <summary>How groups look in answers. Zalo mixes numbers, strings and booleans here; so do we.</summary>
internal static class DescribeGroup
{
    /// <summary>Answer of <c>getgroup</c>, <c>updateinfo</c> and <c>updateasset</c>.</summary>
    public static object Full(GroupChat group) => new
    {
        group_info = new
        {
            group_id = group.Id,
            group_link = group.Link,
            name = group.Name,
            group_description = group.Description,
            avatar = group.Avatar,
            status = Status(group),
            total_member = group.TotalMembers,
            max_member = group.Asset.MaxMembers.ToString(CultureInfo.InvariantCulture),
            auto_delete_date = Day(group.Asset.ValidThrough.AddDays(45)),
        },
        asset_info = new
        {
            asset_type = group.Asset.ProductType,
            asset_id = group.Asset.Id,
            valid_through = Day(group.Asset.ValidThrough),
            auto_renew = "true",
        },
        group_setting = new
        {
            lock_send_msg = group.LockSendMessage,
            join_appr = group.JoinApproval,
            enable_msg_history = group.EnableMessageHistory,
            enable_link_join = group.EnableLinkJoin,
        },
    };

    /// <summary>Answer of <c>creategroupwithoa</c> and an item of <c>getgroupsofoa</c>.</summary>
    public static object Short(GroupChat group) => new
    {
        name = group.Name,
        avatar = group.Avatar,
        group_id = group.Id,
        group_link = group.Link,
        group_description = group.Description,
        total_member = group.TotalMembers,
        status = Status(group),
    };

    private static string Status(GroupChat group) => group.IsEnabled ? "enabled" : "disabled";

    private static string Day(DateTimeOffset at) => at.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
