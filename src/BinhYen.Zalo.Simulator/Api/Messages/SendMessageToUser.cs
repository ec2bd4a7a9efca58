using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Api.Messages;

/// <summary><c>POST /v3.0/oa/message/cs</c>: the consultation message.</summary>
internal static class SendMessageToUser
{
    public static async Task<ZaloAnswer> Handle(ZaloCall call, World world, MediaLinks links, OaEvents events, Faults faults)
    {
        var (answer, resident, message) = Decide(call, world, links);
        if (resident is null || message is null)
            return answer;
        var echo = events.OaSent(resident, message);
        if (world.Account.DeliveryReceipts)
            _ = events.Received(resident, message.Id);
        if (faults.Take(FaultKind.EchoBeforeAnswer, call.Path, resident.Id) is not null)
            await echo;
        return answer;
    }

    private static (ZaloAnswer, Resident?, ChatMessage?) Decide(ZaloCall call, World world, MediaLinks links)
    {
        lock (world.Gate)
        {
            if (Addressee(call, world) is not { } resident)
                return (ZaloAnswer.Refuse(OaErrors.InvalidField, "user_id is invalid"), null, null);
            var message = call.Body.Child("message");
            if (!new OutgoingMessage(world, links, isForGroup: false).TryRead(message, out var content, out var refusal))
                return (refusal, null, null);
            if (ReplyWindow.Refusal(resident, world.Now) is { } code)
                return (ZaloAnswer.Refuse(code), null, null);
            var quota = ReplyWindow.TakeQuota(world, resident);
            var sent = Deliver(world, resident, content, message!.Text("quote_message_id"), adminId: null);
            var data = new
            {
                message_id = sent.Id, user_id = resident.Id, sent_time = Identifiers.Milliseconds(sent.At), quota,
            };
            return (ZaloAnswer.Ok(data, sent.Id), resident, sent);
        }
    }

    /// <summary>Puts a message of the OA on the person's phone. The caller holds the world's gate.</summary>
    public static ChatMessage Deliver(World world, Resident resident, MessageContent content, string? quote, string? adminId)
    {
        var message = new ChatMessage
        {
            Id = Identifiers.Message(), At = world.Now, FromOa = true, SenderId = world.Account.OaId,
            SenderName = world.Account.OaName, Content = content, QuoteMessageId = quote, AdminId = adminId,
            IsReceived = true,
        };
        resident.Chat.Add(message);
        world.Touch();
        return message;
    }

    /// <summary>The person named by id, or the one whose message is answered.</summary>
    private static Resident? Addressee(ZaloCall call, World world)
    {
        var recipient = call.Body.Child("recipient");
        return recipient?.Text("message_id") is { } messageId
            ? world.Residents.Find(r => r.Chat.Exists(m => m.Id == messageId))
            : world.FindResident(recipient?.Text("user_id"));
    }
}
