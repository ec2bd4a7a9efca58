using System.Text.Json;
using BinhYen.Zalo.Json;
using BinhYen.Zalo.Webhooks.Reading;

namespace BinhYen.Zalo.Webhooks;

/// <summary>
/// Something that happened at Zalo, as its webhook tells it. The kinds are the records derived from it; what Zalo invents later
/// arrives as <see cref="UnknownEvent"/>.
/// </summary>
/// <remarks>
/// Events come twice, late and out of order. Answer HTTP 200 within two seconds to all of them, store the raw body, work later.
/// Every field can be missing; what is missing is null.
/// </remarks>
public abstract record ZaloWebhookEvent
{
    private protected ZaloWebhookEvent(Envelope envelope)
    {
        Name = envelope.Name;
        AppId = envelope.AppId;
        OaId = envelope.OaId;
        UserId = envelope.UserId;
        UserIdByApp = envelope.UserIdByApp;
        Timestamp = envelope.Timestamp;
        Raw = envelope.Root;
        DedupeKey = envelope.KeyOfOccasion();
    }

    /// <summary>Zalo's own name of the event, for example <c>user_send_text</c>; empty when the body has none.</summary>
    public string Name { get; }

    /// <summary>The app the event was sent to, as the body claims. The signature is checked against the configured app, not this.</summary>
    public ZaloAppId? AppId { get; }

    /// <summary>The Official Account it happened at.</summary>
    public ZaloOaId? OaId { get; }

    /// <summary>The person it is about: the side that is not the Official Account, whoever acted.</summary>
    public ZaloUserId? UserId { get; private protected init; }

    /// <summary>The same person as the app knows them (the id of a web login); often missing.</summary>
    public ZaloAppUserId? UserIdByApp { get; }

    /// <summary>When it happened, by Zalo's clock.</summary>
    public ZaloTimestamp? Timestamp { get; }

    /// <summary>
    /// The same for every delivery of the same occasion, different for different ones: the message id of a message, else a hash of
    /// event name, subject and timestamp. At most 210 characters.
    /// </summary>
    public string DedupeKey { get; private protected init; }

    /// <summary>
    /// True for what the console's "Test" button sends: signed properly, but with a placeholder phrase as message id and with people
    /// who do not exist. Answer 200 and do nothing. <see cref="IsConsoleTestFor"/> finds those without a message too.
    /// </summary>
    public virtual bool IsConsoleTest => false;

    /// <summary>The whole body, with the fields this library does not know.</summary>
    public JsonElement Raw { get; }

    /// <summary>True for a console test, judged also by its Official Account, which is none of ours.</summary>
    /// <param name="ours">The Official Accounts this receiver serves.</param>
    public bool IsConsoleTestFor(IReadOnlySet<ZaloOaId> ours)
    {
        ArgumentNullException.ThrowIfNull(ours);
        return IsConsoleTest || (OaId is { } oa && !ours.Contains(oa));
    }

    /// <summary>Reads a webhook body. Never throws, whatever arrived; check <see cref="ZaloSignature.Verify"/> before.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="ours">
    /// The Official Accounts this receiver serves, when known: some events have been seen with sender and recipient the other way
    /// round, and this tells which side is the account. Null to trust the order that is documented.
    /// </param>
    /// <returns>The event; a failure only for bytes that are not UTF-8 or not JSON.</returns>
    public static ZaloResult<ZaloWebhookEvent> Parse(ReadOnlyMemory<byte> body, IReadOnlySet<ZaloOaId>? ours = null) =>
        LenientDocument.TryParse(body, out var root, out var fault)
            ? EventReader.Read(new Envelope(root, ours))
            : ZaloError.Local(ZaloLocalFault.Unreadable, fault, ZaloReaction.Unknown);

    /// <summary>Name and kind only: an event's content is never printed by accident.</summary>
    public sealed override string ToString() => $"{GetType().Name} ({Name})";
}
