using BinhYen.Zalo.Json;
using BinhYen.Zalo.Webhooks.Reading;

namespace BinhYen.Zalo.Webhooks;

/// <summary>Somebody put a reaction on a message (<c>user_reacted_message</c>, <c>oa_reacted_message</c>).</summary>
public sealed record MessageReacted : ZaloWebhookEvent
{
    internal MessageReacted(Envelope envelope)
        : base(envelope)
    {
        ByOa = envelope.Name.StartsWith("oa_", StringComparison.Ordinal);
        MessageId = envelope.Message.Id<ZaloMessageId>("msg_id");
        Icon = envelope.Message.Text("react_icon");
        DedupeKey = envelope.KeyOfOccasion(isKnown: true, MessageId?.Value, Icon);
    }

    /// <summary>True when the account reacted.</summary>
    public bool ByOa { get; }

    /// <summary>The message that was reacted to; not an id of this event.</summary>
    public ZaloMessageId? MessageId { get; }

    /// <summary>Zalo's spelling of the reaction, for example <c>/-heart</c>.</summary>
    public string? Icon { get; }
}
