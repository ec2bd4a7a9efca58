using BinhYen.Zalo.Simulator.Api.Messages;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Groups;

/// <summary>Reading: one group, all groups, members, those who wait, chats. Flat query parameters.</summary>
internal static class ReadGroups
{
    private const int DefaultCount = 5;
    private const int MaxCount = 50;

    public static ZaloAnswer One(ZaloCall call, World world)
    {
        lock (world.Gate)
            return GroupCall.TryFind(call, world, out var group, out var refusal)
                ? ZaloAnswer.Ok(DescribeGroup.Full(group))
                : refusal;
    }

    public static ZaloAnswer All(ZaloCall call, World world)
    {
        lock (world.Gate)
        {
            var groups = Page(call, world.Groups.Where(g => g.HasOa), out var offset, out var count);
            var total = world.Groups.Count(g => g.HasOa);
            return ZaloAnswer.Ok(new
            {
                offset, count, total, group_count = groups.Length, groups = groups.Select(DescribeGroup.Short).ToArray(),
            });
        }
    }

    public static ZaloAnswer Members(ZaloCall call, World world, MediaLinks links, Faults faults) =>
        People(call, world, links, faults, group => group.Members.Prepend(world.Account.OaId));

    public static ZaloAnswer Waiting(ZaloCall call, World world, MediaLinks links, Faults faults) =>
        People(call, world, links, faults, group => group.Pending);

    public static ZaloAnswer RecentChats(ZaloCall call, World world, MediaLinks links)
    {
        lock (world.Gate)
            return ZaloAnswer.Ok(Page(call, world.Groups.Where(g => g.Chat.Count > 0).OrderByDescending(g => g.Chat[^1].At), out _, out _)
                .Select(g => Item(g, g.Chat[^1], links)).ToArray());
    }

    public static ZaloAnswer Conversation(ZaloCall call, World world, MediaLinks links)
    {
        lock (world.Gate)
            return GroupCall.TryFind(call, world, out var group, out var refusal)
                ? ZaloAnswer.Ok(Page(call, group.Chat.AsEnumerable().Reverse(), out _, out _).Select(m => Item(group, m, links)).ToArray())
                : refusal;
    }

    private static ZaloAnswer People(
        ZaloCall call, World world, MediaLinks links, Faults faults, Func<GroupChat, IEnumerable<string>> choose)
    {
        lock (world.Gate)
        {
            if (!GroupCall.TryFind(call, world, out var group, out var refusal))
                return refusal;
            var all = choose(group).ToList();
            var page = Page(call, all, out var offset, out var count);
            var areNamesHidden = faults.Take(FaultKind.HideNames, call.Path, group.Id) is not null;
            return ZaloAnswer.Ok(new
            {
                offset, count, total = all.Count, member_count = page.Length,
                members = page.Select(id => Person(id, world, links, areNamesHidden)).ToArray(),
            });
        }
    }

    private static object Person(string id, World world, MediaLinks links, bool isNameHidden)
    {
        var name = isNameHidden
            ? "Personal information is limited due to IP address not inside Vietnam"
            : world.FindResident(id)?.Name ?? (id == world.Account.OaId ? world.Account.OaName : "Quản trị viên");
        var avatar = links.To($"/media/avatar/{id}.svg");
        return id == world.Account.OaId ? new { oa_id = id, name, avatar } : new { user_id = id, name, avatar };
    }

    private static object Item(GroupChat group, ChatMessage message, MediaLinks links) => new
    {
        src = message.FromOa ? 0 : 1,
        time = message.At.ToUnixTimeMilliseconds(),
        type = HistoryType.Of(message.Content.Kind),
        message = message.Content.Text ?? "",
        message_id = message.Id,
        from_id = message.SenderId,
        from_display_name = message.SenderName,
        from_avatar = links.To($"/media/avatar/{message.SenderId}.svg"),
        group_id = group.Id,
        url = message.Content.Url,
        thumb = message.Content.ThumbnailUrl,
    };

    private static T[] Page<T>(ZaloCall call, IEnumerable<T> all, out int offset, out int count)
    {
        offset = Math.Max(0, call.QueryNumber("offset", 0));
        count = Math.Clamp(call.QueryNumber("count", DefaultCount), 1, MaxCount);
        return [.. all.Skip(offset).Take(count)];
    }
}
