using BinhYen.Zalo.Simulator.Api.Messages;
using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Api.Groups;

/// <summary>Invite, accept, refuse, remove, deputies. All take <c>group_id</c> and <c>member_user_ids</c>.</summary>
internal static class ChangeMembers
{
    /// <summary>Only people who follow the OA or interacted within 7 days can be invited.</summary>
    public static ZaloAnswer Invite(ZaloCall call, World world, GroupEvents events) => Change(call, world, (group, people) =>
    {
        if (people.Any(id => world.FindResident(id) is { } r && !CanBeInvited(r, world.Now)))
            return ZaloAnswer.Refuse(OaErrors.NeverInteracted);
        var newcomers = people.Except(group.Members).ToList();
        if (group.TotalMembers + newcomers.Count > group.Asset.MaxMembers)
            return ZaloAnswer.Refuse(OaErrors.ExceedsLimit);
        group.Members.AddRange(newcomers);
        _ = events.Joined(group, newcomers);
        return ZaloAnswer.Done;
    });

    public static ZaloAnswer Accept(ZaloCall call, World world, GroupEvents events) => Change(call, world, (group, people) =>
    {
        var accepted = people.Where(group.Pending.Remove).ToList();
        if (accepted.Count == 0)
            return ZaloAnswer.Invalid("member_user_ids");
        group.Members.AddRange(accepted);
        _ = events.Accepted(group, accepted);
        _ = events.Joined(group, accepted);
        return ZaloAnswer.Done;
    });

    public static ZaloAnswer Reject(ZaloCall call, World world, GroupEvents events) => Change(call, world, (group, people) =>
    {
        var rejected = people.Where(group.Pending.Remove).ToList();
        if (rejected.Count == 0)
            return ZaloAnswer.Invalid("member_user_ids");
        _ = events.Rejected(group, rejected);
        return ZaloAnswer.Done;
    });

    public static ZaloAnswer Remove(ZaloCall call, World world, GroupEvents events) => Change(call, world, (group, people) =>
    {
        var removed = people.Where(group.Members.Remove).ToList();
        group.Deputies.ExceptWith(removed);
        _ = events.Left(group, removed);
        return ZaloAnswer.Done;
    });

    public static ZaloAnswer AddDeputies(ZaloCall call, World world, GroupEvents events) => Change(call, world, (group, people) =>
    {
        if (people.Except(group.Members).Any())
            return ZaloAnswer.Invalid("member_user_ids");
        group.Deputies.UnionWith(people);
        _ = events.DeputyAdded(group, people);
        return ZaloAnswer.Done;
    });

    public static ZaloAnswer RemoveDeputies(ZaloCall call, World world, GroupEvents events) => Change(call, world, (group, people) =>
    {
        group.Deputies.ExceptWith(people);
        _ = events.DeputyRemoved(group, people);
        return ZaloAnswer.Done;
    });

    private static bool CanBeInvited(Resident resident, DateTimeOffset now) =>
        resident.IsFollower || (resident.LastInteraction is { } last && now - last <= ReplyWindow.Open);

    private static ZaloAnswer Change(ZaloCall call, World world, Func<GroupChat, IReadOnlyList<string>, ZaloAnswer> change)
    {
        lock (world.Gate)
        {
            if (!GroupCall.TryFind(call, world, out var group, out var refusal))
                return refusal;
            if (!GroupCall.TryReadMembers(call, world, out var people))
                return ZaloAnswer.Invalid("member_user_ids");
            world.Touch();
            return change(group, people);
        }
    }
}
