using System.Text.Json;
using BinhYen.Zalo.Json;
using BinhYen.Zalo.Webhooks.Attachments;
using BinhYen.Zalo.Webhooks.Reading;

namespace BinhYen.Zalo.Webhooks;

/// <summary>The message of an event: words, attachments, and what it answers.</summary>
public sealed record MessageContent
{
    private MessageContent()
    {
    }

    /// <summary>The message's id; null when Zalo left it out.</summary>
    public ZaloMessageId? Id { get; private init; }

    /// <summary>The words, or the caption of a picture, or the name of a place or a contact; null when there are none.</summary>
    public string? Text { get; private init; }

    /// <summary>The message this one answers; null when it answers none.</summary>
    public ZaloMessageId? Quote { get; private init; }

    /// <summary>The conversation of an anonymous visitor; null elsewhere.</summary>
    public string? ConversationId { get; private init; }

    /// <summary>Pictures, files, places. Links expire: fetch at once.</summary>
    public IReadOnlyList<MessageAttachment> Attachments { get; private init; } = [];

    /// <summary>
    /// The words, or what best stands for them where a message has none: the text of a template, the titles of a list, the name of a
    /// file. For recognising the echo of a message of one's own and for one-line previews. Null when nothing speaks.
    /// </summary>
    public string? TextSurrogate
    {
        get
        {
            if (!string.IsNullOrWhiteSpace(Text))
            {
                return Text;
            }

            var spoken = string.Join('\n', Attachments.Select(attachment => attachment.Words).Where(words => !string.IsNullOrWhiteSpace(words)));
            return spoken.Length == 0 ? null : spoken;
        }
    }

    /// <summary>The console's test sends an English phrase in place of an id; real ids have no spaces.</summary>
    internal bool HasPlaceholderId => Id is { } id && id.Value.Any(char.IsWhiteSpace);

    /// <summary>The number of attachments only: content is never printed by accident.</summary>
    public override string ToString() => $"Message with {Attachments.Count} attachments";

    internal static MessageContent Read(Envelope envelope)
    {
        var message = envelope.Message;
        return new MessageContent
        {
            Id = message.Id<ZaloMessageId>("msg_id"),
            Text = message.Text("text"),
            Quote = message.Id<ZaloMessageId>("quote_msg_id"),
            ConversationId = message.Text("conversation_id"),
            Attachments = [.. AttachmentsOf(envelope).Select(item => MessageAttachment.Read(item, envelope.Name))],
        };
    }

    /// <summary>One capture has the attachments beside the message instead of inside.</summary>
    private static IEnumerable<JsonElement> AttachmentsOf(Envelope envelope) =>
        envelope.Message is { ValueKind: JsonValueKind.Object } message && message.Member("attachments") is not null
            ? message.Items("attachments")
            : envelope.Root.Items("attachments");
}
