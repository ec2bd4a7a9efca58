using BinhYen.Zalo.Webhooks.Reading;

namespace BinhYen.Zalo.Webhooks;

/// <summary>Somebody said something. Dedupe by the message's id, which <see cref="ZaloWebhookEvent.DedupeKey"/> holds.</summary>
public abstract record MessageEvent : ZaloWebhookEvent
{
    private protected MessageEvent(Envelope envelope, MessageKind kind)
        : base(envelope)
    {
        Kind = kind;
        Message = MessageContent.Read(envelope);
        // The placeholder id of a console test is the same every time and must not shadow anything.
        DedupeKey = Message.Id is { } id && !Message.HasPlaceholderId
            ? $"message:{id.Value}"
            : envelope.KeyOfOccasion(isKnown: false);
    }

    /// <summary>What the message mainly is.</summary>
    public MessageKind Kind { get; }

    /// <summary>Words, attachments, quotation.</summary>
    public MessageContent Message { get; }

    /// <inheritdoc />
    public override bool IsConsoleTest => Message.HasPlaceholderId;
}

/// <summary>A person wrote to the account (<c>user_send_…</c>).</summary>
public sealed record MessageFromUser : MessageEvent
{
    internal MessageFromUser(Envelope envelope, MessageKind kind)
        : base(envelope, kind)
    {
    }
}

/// <summary>
/// The account wrote to a person (<c>oa_send_…</c>). Messages sent through the API come back like this too, with the message id the
/// call answered, sometimes before the call's answer.
/// </summary>
public sealed record MessageFromOa : MessageEvent
{
    internal MessageFromOa(Envelope envelope, MessageKind kind)
        : base(envelope, kind) => AdminId = AdminOf(envelope);

    /// <summary>Who typed it in the account's console; null for messages sent through the API.</summary>
    public ZaloUserId? AdminId { get; }

    internal static ZaloUserId? AdminOf(Envelope envelope) =>
        Json.LooseJson.Id<ZaloUserId>(Json.LooseJson.Member(envelope.Root, "sender"), "admin_id");
}

/// <summary>A member wrote in a group chat of the account (<c>user_send_group_…</c>).</summary>
public sealed record GroupMessageFromUser : MessageEvent
{
    internal GroupMessageFromUser(Envelope envelope, MessageKind kind)
        : base(envelope, kind) => GroupId = GroupReading.GroupOf(envelope);

    /// <summary>The group; null when Zalo left it out.</summary>
    public ZaloGroupId? GroupId { get; }
}

/// <summary>The account wrote in one of its group chats (<c>oa_send_group_…</c>).</summary>
public sealed record GroupMessageFromOa : MessageEvent
{
    internal GroupMessageFromOa(Envelope envelope, MessageKind kind)
        : base(envelope, kind) =>
        (GroupId, AdminId) = (GroupReading.GroupOf(envelope), MessageFromOa.AdminOf(envelope));

    /// <summary>The group; null when Zalo left it out.</summary>
    public ZaloGroupId? GroupId { get; }

    /// <summary>Who typed it in the account's console; null for messages sent through the API.</summary>
    public ZaloUserId? AdminId { get; }
}

/// <summary>
/// A visitor of the web widget wrote, or was answered (<c>anonymous_send_…</c>, <c>oa_send_anonymous_…</c>).
/// <see cref="ZaloWebhookEvent.UserId"/> is an anonymous id; the conversation is in the message.
/// </summary>
public sealed record AnonymousMessage : MessageEvent
{
    internal AnonymousMessage(Envelope envelope, MessageKind kind)
        : base(envelope, kind) => FromOa = envelope.FromOa;

    /// <summary>True for the account's answer, false for the visitor's words.</summary>
    public bool FromOa { get; }
}
