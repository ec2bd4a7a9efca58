using BinhYen.Zalo.Simulator.Api.Messages;
using BinhYen.Zalo.Simulator.Control;
using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Api.Groups;

/// <summary><c>POST /v3.0/oa/group/message</c>: text, image, file or sticker, at any hour, while the group is enabled.</summary>
internal static class SendMessageToGroup
{
    public static async Task<ZaloAnswer> Handle(ZaloCall call, World world, MediaLinks links, GroupEvents events, Faults faults)
    {
        ZaloAnswer answer;
        Task echo;
        lock (world.Gate)
        {
            if (!GroupCall.TryFind(call, world, out var group, out var refusal))
                return refusal;
            if (!group.IsEnabled)
                return ZaloAnswer.Refuse(OaErrors.GroupDisabled);
            var message = call.Body.Child("message");
            if (!new OutgoingMessage(world, links, isForGroup: true).TryRead(message, out var content, out refusal))
                return refusal;
            var sent = WriteInGroup.AsOa(group, content, message!.Text("quote_message_id"), adminId: null, world);
            echo = events.OaSent(group, sent);
            answer = ZaloAnswer.Ok(new { message_id = sent.Id, group_id = group.Id }, sent.Id);
        }
        if (faults.Take(FaultKind.EchoBeforeAnswer, call.Path, call.Recipient) is not null)
            await echo;
        return answer;
    }
}
