using BinhYen.Zalo.Webhooks.Reading;

namespace BinhYen.Zalo.Webhooks;

/// <summary>
/// An event this library has no record for, or JSON that is no event at all (then the name is empty). Keep it and answer 200; what
/// could be read of the envelope is there, the rest is in <see cref="ZaloWebhookEvent.Raw"/>.
/// </summary>
public sealed record UnknownEvent : ZaloWebhookEvent
{
    internal UnknownEvent(Envelope envelope)
        : base(envelope) => DedupeKey = envelope.KeyOfOccasion(isKnown: false);
}
