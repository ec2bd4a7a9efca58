using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Api.Groups;

/// <summary><c>POST updateinfo</c> (name, picture, description, four settings) and <c>updateasset</c>.</summary>
internal static class ChangeGroup
{
    public static ZaloAnswer Info(ZaloCall call, World world, GroupEvents events)
    {
        lock (world.Gate)
        {
            if (!GroupCall.TryFind(call, world, out var group, out var refusal))
                return refusal;
            group.Name = call.Body.Text("group_name") ?? group.Name;
            group.Avatar = call.Body.Text("group_avatar") ?? group.Avatar;
            group.Description = call.Body.Text("group_description") ?? group.Description;
            group.LockSendMessage = call.Body.Flag("lock_send_msg") ?? group.LockSendMessage;
            group.JoinApproval = call.Body.Flag("join_appr") ?? group.JoinApproval;
            group.EnableMessageHistory = call.Body.Flag("enable_msg_history") ?? group.EnableMessageHistory;
            group.EnableLinkJoin = call.Body.Flag("enable_link_join") ?? group.EnableLinkJoin;
            world.Touch();
            _ = events.Changed(group);
            return ZaloAnswer.Ok(DescribeGroup.Full(group));
        }
    }

    public static ZaloAnswer Asset(ZaloCall call, World world)
    {
        lock (world.Gate)
        {
            if (!GroupCall.TryFind(call, world, out var group, out var refusal))
                return refusal;
            if (world.Assets.Find(a => a.Id == call.Body.Text("asset_id")) is not { } asset)
                return ZaloAnswer.Invalid("asset_id");
            if (asset.UsedBy is not null)
                return ZaloAnswer.Refuse(OaErrors.AssetUsed);
            if (group.TotalMembers > asset.MaxMembers)
                return ZaloAnswer.Refuse(OaErrors.ExceedsLimit);
            group.Asset.UsedBy = null;
            asset.UsedBy = group.Id;
            group.Asset = asset;
            group.IsEnabled = true;
            return ZaloAnswer.Ok(DescribeGroup.Full(group));
        }
    }
}
