using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Api.Messages;

/// <summary>
/// <c>POST /v2.0/oa/message</c>: alive only for reactions (<c>sender_action</c>), anonymous visitors and broadcasts of
/// articles. An ordinary message gets -240.
/// </summary>
internal static class ReactToMessage
{
    private const int MaxReactions = 50;
    private static readonly string[] Icons = [":>", "--b", ":-((", "/-strong", "/-heart", ":-h", ":o", "/-remove"];

    public static ZaloAnswer Handle(ZaloCall call, World world, OaEvents events)
    {
        if (call.Body.Child("sender_action") is not { } action)
            return ZaloAnswer.Refuse(OaErrors.Shutdown);
        var icon = action.Text("react_icon");
        if (icon is null || !Icons.Contains(icon))
            return ZaloAnswer.Invalid("react_icon");
        lock (world.Gate)
        {
            if (world.FindResident(call.Recipient) is not { } resident)
                return ZaloAnswer.Refuse(OaErrors.InvalidField, "user_id is invalid");
            if (resident.Chat.Find(m => m.Id == action.Text("react_message_id")) is not { } message)
                return ZaloAnswer.Invalid("react_message_id");
            if (message.Reactions.Count >= MaxReactions)
                return ZaloAnswer.Refuse(OaErrors.ExceedsLimit);
            if (icon == "/-remove")
                message.Reactions.Clear();
            else
                message.Reactions.Add(icon);
            world.Touch();
            _ = events.Reacted(resident, message.Id, icon, byUser: false);
            return ZaloAnswer.Ok(new { message_id = message.Id, user_id = resident.Id }, message.Id);
        }
    }
}
