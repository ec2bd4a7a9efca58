using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Messages;

/// <summary><c>GET /v2.0/oa/listrecentchat</c> and <c>/conversation</c>: at most 10 items, newest first.</summary>
internal static class ReadHistory
{
    private const int MaxCount = 10;

    public static ZaloAnswer RecentChats(ZaloCall call, World world, MediaLinks links)
    {
        lock (world.Gate)
            return Page(call, world.Residents.Where(r => r.Chat.Count > 0).Select(r => (r, r.Chat[^1])), world, links);
    }

    public static ZaloAnswer Conversation(ZaloCall call, World world, MediaLinks links)
    {
        lock (world.Gate)
            return world.FindResident(call.Data.Text("user_id")) is { } resident
                ? Page(call, resident.Chat.Where(m => !m.IsHidden).Select(m => (resident, m)), world, links)
                : ZaloAnswer.Refuse(OaErrors.InvalidField, "user_id is invalid");
    }

    private static ZaloAnswer Page(
        ZaloCall call, IEnumerable<(Resident Resident, ChatMessage Message)> items, World world, MediaLinks links)
    {
        var count = call.Data.Number("count", MaxCount);
        if (count is < 1 or > MaxCount)
            return ZaloAnswer.Refuse(OaErrors.ExceedsLimit, "maximum count is 10");
        // Chats grow at the end, so among equal times the later entry is the newer one.
        return ZaloAnswer.Ok(items.Reverse().OrderByDescending(i => i.Message.At).Skip(call.Data.Number("offset", 0)).Take(count)
            .Select(i => Item(i.Resident, i.Message, world, links)).ToArray());
    }

    private static object Item(Resident resident, ChatMessage message, World world, MediaLinks links)
    {
        var (oa, person) = ((world.Account.OaId, world.Account.OaName), (resident.Id, resident.Name));
        var (from, to) = message.FromOa ? (oa, person) : (person, oa);
        return new
        {
            src = message.FromOa ? 0 : 1,
            time = message.At.ToUnixTimeMilliseconds(),
            type = HistoryType.Of(message.Content.Kind),
            message = message.Content.Text ?? "",
            message_id = message.Id,
            from_id = from.Item1,
            to_id = to.Item1,
            from_display_name = from.Item2,
            from_avatar = links.To($"/media/avatar/{from.Item1}.svg"),
            to_display_name = to.Item2,
            to_avatar = links.To($"/media/avatar/{to.Item1}.svg"),
            url = message.Content.Url,
            thumb = message.Content.ThumbnailUrl,
            location = message.Content.Latitude is null ? null : HistoryType.Location(message.Content),
        };
    }
}
