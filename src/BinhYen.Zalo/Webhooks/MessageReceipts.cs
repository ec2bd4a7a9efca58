using BinhYen.Zalo.Json;
using BinhYen.Zalo.Webhooks.Reading;

namespace BinhYen.Zalo.Webhooks;

/// <summary>A chat message of the account reached the person's device (<c>user_received_message</c>).</summary>
public sealed record MessageReceived : ZaloWebhookEvent
{
    internal MessageReceived(Envelope envelope)
        : base(envelope)
    {
        MessageId = envelope.Message.Id<ZaloMessageId>("msg_id");
        DedupeKey = envelope.KeyOfOccasion(isKnown: true, MessageId?.Value);
    }

    /// <summary>The account's message.</summary>
    public ZaloMessageId? MessageId { get; }
}

/// <summary>The person saw chat messages of the account (<c>user_seen_message</c>); told by phones only.</summary>
public sealed record MessagesSeen : ZaloWebhookEvent
{
    internal MessagesSeen(Envelope envelope)
        : base(envelope)
    {
        MessageIds =
        [
            .. (envelope.Message?.Texts("msg_ids") ?? [])
                .Append(envelope.Message.Text("msg_id"))
                .Select(text => ZaloMessageId.TryParse(text, out var id) ? id : (ZaloMessageId?)null)
                .OfType<ZaloMessageId>(),
        ];
        DedupeKey = envelope.KeyOfOccasion(isKnown: true, [.. MessageIds.Select(id => id.Value)]);
    }

    /// <summary>The account's messages.</summary>
    public IReadOnlyList<ZaloMessageId> MessageIds { get; }
}

/// <summary>
/// A template message sent by phone number was delivered: the same event name as <see cref="MessageReceived"/>, told apart by its
/// delivery time. A message that is never delivered gives no event.
/// </summary>
public sealed record TemplateDelivered : ZaloWebhookEvent
{
    internal TemplateDelivered(Envelope envelope)
        : base(envelope)
    {
        PhoneOrHash = envelope.UserId?.Value;
        UserId = null;
        MessageId = envelope.Message.Id<ZaloMessageId>("msg_id");
        TrackingId = envelope.Message.Text("tracking_id");
        DeliveredAt = envelope.Message?.Time("delivery_time");
        DedupeKey = envelope.KeyOfOccasion(isKnown: true, MessageId?.Value);
    }

    /// <summary>The number (<c>84…</c>), or its SHA-256 when it was sent by hash. There is no user id.</summary>
    public string? PhoneOrHash { get; }

    /// <summary>The id the send call answered.</summary>
    public ZaloMessageId? MessageId { get; }

    /// <summary>The sender's own id given to the send call.</summary>
    public string? TrackingId { get; }

    /// <summary>When the phone got it.</summary>
    public ZaloTimestamp? DeliveredAt { get; }
}
