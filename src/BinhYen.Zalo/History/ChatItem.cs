using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.History;

/// <summary>A message as the history tells it, newest first.</summary>
public sealed record ChatItem
{
    private ChatItem()
    {
    }

    /// <summary>The message; null when left out.</summary>
    public ZaloMessageId? MessageId { get; private init; }

    /// <summary>True when the account wrote it.</summary>
    public required bool FromOa { get; init; }

    /// <summary>When.</summary>
    public ZaloTimestamp? Time { get; private init; }

    /// <summary><c>text</c>, <c>voice</c>, <c>photo</c>, <c>GIF</c>, <c>link</c>, <c>links</c>, <c>sticker</c>, <c>location</c>; empty when left out.</summary>
    public required string Type { get; init; }

    /// <summary>The words; null when there are none.</summary>
    public string? Text { get; private init; }

    /// <summary>The person: the side that is not the account. In a group only for messages of members.</summary>
    public ZaloUserId? UserId { get; private init; }

    /// <summary>The name of that person; null when hidden.</summary>
    public string? DisplayName { get; private init; }

    /// <summary>The group; null in a talk with one person.</summary>
    public ZaloGroupId? GroupId { get; private init; }

    /// <summary>A picture, recording or page.</summary>
    public Uri? Url { get; private init; }

    /// <summary>The whole item, with the fields this library does not know.</summary>
    public required JsonElement Raw { get; init; }

    /// <summary>The kind only: what people said is never printed by accident.</summary>
    public override string ToString() => $"Chat item ({Type})";

    internal static ChatItem Read(JsonElement item)
    {
        // src 0 is the account, 1 the person; the side decides which of the two ids is the person.
        var fromOa = item.Number("src") == 0;
        return new ChatItem
        {
            MessageId = item.Id<ZaloMessageId>("message_id"),
            FromOa = fromOa,
            Time = item.Time("time"),
            Type = item.Text("type") ?? "",
            Text = item.Text("message"),
            UserId = item.Id<ZaloUserId>(fromOa ? "to_id" : "from_id"),
            DisplayName = item.FilledText(fromOa ? "to_display_name" : "from_display_name"),
            GroupId = item.Id<ZaloGroupId>("group_id"),
            Url = item.Link("url"),
            Raw = item,
        };
    }
}
