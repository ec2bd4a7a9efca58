using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Api.Users;

/// <summary>Tags (v2.0). A tag exists as soon as somebody carries it.</summary>
internal static class TagUsers
{
    public static ZaloAnswer Add(ZaloCall call, World world, OaEvents events) => Change(call, world, events, isAdded: true);

    public static ZaloAnswer Remove(ZaloCall call, World world, OaEvents events) => Change(call, world, events, isAdded: false);

    public static ZaloAnswer RemoveTag(ZaloCall call, World world)
    {
        if (call.Body.Text("tag_name") is not { Length: > 0 } tag)
            return ZaloAnswer.Invalid("tag_name");
        lock (world.Gate)
            world.Residents.ForEach(r => r.Tags.Remove(tag));
        return ZaloAnswer.Done;
    }

    public static ZaloAnswer List(ZaloCall call, World world)
    {
        lock (world.Gate)
            return ZaloAnswer.Ok(world.Residents.SelectMany(r => r.Tags).Distinct().Order(StringComparer.Ordinal).ToArray());
    }

    private static ZaloAnswer Change(ZaloCall call, World world, OaEvents events, bool isAdded)
    {
        if (call.Body.Text("tag_name") is not { Length: > 0 } tag)
            return ZaloAnswer.Invalid("tag_name");
        lock (world.Gate)
        {
            if (world.FindResident(call.Body.Text("user_id")) is not { } resident)
                return ZaloAnswer.Refuse(OaErrors.InvalidField, "user_id is invalid");
            if (isAdded ? resident.Tags.Add(tag) : resident.Tags.Remove(tag))
                _ = events.Tagged(resident, tag, isAdded);
            return ZaloAnswer.Done;
        }
    }
}
