using System.Diagnostics.CodeAnalysis;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Groups;

/// <summary>Finds what group calls name: the group, its people.</summary>
internal static class GroupCall
{
    /// <summary>The group of the call, or why it cannot be used: unknown, or the OA was put out of it.</summary>
    public static bool TryFind(ZaloCall call, World world, [NotNullWhen(true)] out GroupChat? group, out ZaloAnswer refusal)
    {
        group = world.FindGroup(call.Recipient);
        refusal = group is null ? ZaloAnswer.Invalid("group_id")
            : !group.HasOa ? ZaloAnswer.Refuse(OaErrors.NotInGroup)
            : ZaloAnswer.Done;
        return refusal.Error == 0 && group is not null;
    }

    /// <summary>The people named by <c>member_user_ids</c>; false when one is unknown or nobody is named.</summary>
    public static bool TryReadMembers(ZaloCall call, World world, out IReadOnlyList<string> members)
    {
        members = call.Body.Texts("member_user_ids");
        return members.Count > 0 && members.All(m => m == world.Account.AdminId || world.FindResident(m) is not null);
    }
}
