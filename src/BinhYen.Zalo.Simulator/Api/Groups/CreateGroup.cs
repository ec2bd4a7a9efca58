using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Api.Groups;

/// <summary><c>POST creategroupwithoa</c> and <c>POST delete</c>.</summary>
internal static class CreateGroup
{
    private const int MaxFirstMembers = 99;

    public static ZaloAnswer Handle(ZaloCall call, World world, MediaLinks links, GroupEvents events)
    {
        lock (world.Gate)
        {
            if (call.Body.Text("group_name") is not { Length: > 0 } name)
                return ZaloAnswer.Invalid("group_name");
            if (world.Assets.Find(a => a.Id == call.Body.Text("asset_id")) is not { } asset)
                return ZaloAnswer.Invalid("asset_id");
            if (asset.UsedBy is not null)
                return ZaloAnswer.Refuse(asset.QuotaType == "sub_quota" ? OaErrors.FreeAssetUsed : OaErrors.AssetUsed);
            if (!GroupCall.TryReadMembers(call, world, out var members) || !members.Contains(world.Account.AdminId))
                return ZaloAnswer.Invalid("member_user_ids");
            if (members.Count > MaxFirstMembers || members.Count + 1 > asset.MaxMembers)
                return ZaloAnswer.Refuse(OaErrors.ExceedsLimit);
            var group = new GroupChat
            {
                Id = Identifiers.Message(), Link = "https://zalo.me/g/" + Identifiers.Token(9), Name = name,
                Description = call.Body.Text("group_description") ?? "", Asset = asset,
            };
            group.Avatar = links.To($"/media/avatar/{group.Id}.svg");
            group.Members.AddRange(members.Distinct());
            asset.UsedBy = group.Id;
            world.Groups.Add(group);
            world.Touch();
            _ = events.Created(group);
            return ZaloAnswer.Ok(DescribeGroup.Short(group));
        }
    }

    public static ZaloAnswer Dissolve(ZaloCall call, World world, GroupEvents events)
    {
        lock (world.Gate)
        {
            if (!GroupCall.TryFind(call, world, out var group, out var refusal))
                return refusal;
            group.Asset.UsedBy = null;
            world.Groups.Remove(group);
            world.Touch();
            _ = events.Dissolved(group);
            return ZaloAnswer.Done;
        }
    }
}
