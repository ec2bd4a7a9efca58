using BinhYen.Zalo.Simulator.Api.Messages;
using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Control;

/// <summary>A person writes to the OA: the chat grows, the windows open again, the event goes out.</summary>
internal static class WriteAsResident
{
    /// <returns>The message's id; or a problem in words; or neither when there is no such person. The task ends when the
    /// event was tried once.</returns>
    public static (string? MessageId, string? Problem, Task Delivered) Write(
        string residentId, IncomingMessage incoming, World world, MediaLinks links, OaEvents events)
    {
        lock (world.Gate)
        {
            if (world.FindResident(residentId) is not { } resident)
                return (null, null, Task.CompletedTask);
            if (incoming.Contact is { } contact)
                return Share(resident, contact, world, events);
            if (incoming.Click is { Length: > 0 } payload)
                return Tap(resident, payload, world, events);
            try
            {
                return ReadIncoming.Read(incoming, world, links) is { } content
                    ? Send(resident, content, incoming.QuoteMessageId, isHidden: false, world, events)
                    : (null, "Tin nhắn trống.", Task.CompletedTask);
            }
            catch (FormatException)
            {
                return (null, "Nội dung không phải Base64.", Task.CompletedTask);
            }
        }
    }

    private static (string?, string?, Task) Send(
        Resident resident, MessageContent content, string? quote, bool isHidden, World world, OaEvents events)
    {
        var message = Add(resident, content, quote, isHidden, world);
        return (message.Id, null, events.UserSent(resident, message));
    }

    /// <summary>A tapped query button comes as an ordinary text; a hidden one leaves no trace in the chat.</summary>
    private static (string?, string?, Task) Tap(Resident resident, string payload, World world, OaEvents events)
    {
        var isHidden = resident.Chat.SelectMany(m => m.Content.Buttons)
            .LastOrDefault(b => b.Payload == payload)?.Type == MessageButtons.QueryHide;
        return Send(resident, new MessageContent(MessageKind.Text, payload), quote: null, isHidden, world, events);
    }

    private static (string?, string?, Task) Share(Resident resident, IncomingContact contact, World world, OaEvents events)
    {
        resident.Contact = new SharedContact(contact.Name, ReadIncoming.International(contact.Phone), contact.BirthDate,
            contact.Gender, contact.City, contact.Ward, contact.Address);
        var message = Add(resident, new MessageContent(MessageKind.Contact, $"{contact.Name} · {contact.Phone}"), null, false, world);
        return (message.Id, null, events.SubmittedInfo(resident, resident.Contact));
    }

    private static ChatMessage Add(Resident resident, MessageContent content, string? quote, bool isHidden, World world)
    {
        var message = new ChatMessage
        {
            Id = Identifiers.Message(), At = world.Now, FromOa = false, SenderId = resident.Id, SenderName = resident.Name,
            Content = content, QuoteMessageId = quote, IsHidden = isHidden,
        };
        resident.Chat.Add(message);
        resident.Interact(world.Now);
        world.Touch();
        return message;
    }
}
