using System.Globalization;
using System.Text.Json.Nodes;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Webhooks;

/// <summary>The part <c>message</c> of an event, and the ending of the event's name, from what a message shows.</summary>
internal static class EventMessage
{
    /// <summary>Ending of the name: <c>user_send_</c> + this.</summary>
    public static string Suffix(MessageKind kind) => kind switch
    {
        MessageKind.Text or MessageKind.Contact => "text",
        MessageKind.Image => "image",
        MessageKind.Gif => "gif",
        MessageKind.Link => "link",
        MessageKind.Audio => "audio",
        MessageKind.Video => "video",
        MessageKind.Sticker => "sticker",
        MessageKind.Location => "location",
        MessageKind.BusinessCard => "business_card",
        MessageKind.File => "file",
        MessageKind.List => "list",
        MessageKind.Template or MessageKind.RequestUserInfo => "template",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static JsonObject Of(ChatMessage message)
    {
        var content = message.Content;
        var json = new JsonObject { ["msg_id"] = message.Id };
        if (content.Text is not null)
            json["text"] = content.Text;
        if (message.QuoteMessageId is not null)
            json["quote_msg_id"] = message.QuoteMessageId;
        if (content.Kind == MessageKind.List)
            json["attachments"] = new JsonArray([.. content.Elements.Select(Row)]);
        else if (Payload(content) is { } payload)
            json["attachments"] = new JsonArray(new JsonObject { ["type"] = Type(content.Kind), ["payload"] = payload });
        return json;
    }

    private static string Type(MessageKind kind) => kind switch
    {
        MessageKind.BusinessCard => "link",
        MessageKind.RequestUserInfo => "template",
        var other => Suffix(other),
    };

    private static JsonObject? Payload(MessageContent content) => content.Kind switch
    {
        MessageKind.Image or MessageKind.Gif =>
            new() { ["thumbnail"] = content.ThumbnailUrl ?? content.Url, ["url"] = content.Url },
        MessageKind.Link => new() { ["url"] = content.Url, ["thumbnail"] = content.ThumbnailUrl, ["description"] = content.Text },
        MessageKind.Audio => new() { ["url"] = content.Url },
        MessageKind.Video => new() { ["url"] = content.Url, ["thumbnail"] = content.ThumbnailUrl, ["description"] = "" },
        MessageKind.Sticker => new() { ["id"] = content.StickerId, ["url"] = content.Url },
        MessageKind.Location => new()
        {
            ["coordinates"] = new JsonObject { ["latitude"] = content.Latitude, ["longitude"] = content.Longitude },
        },
        MessageKind.File => new()
        {
            ["url"] = content.Url, ["name"] = content.FileName,
            ["size"] = content.FileSize?.ToString(CultureInfo.InvariantCulture), ["checksum"] = content.FileChecksum,
            ["type"] = Path.GetExtension(content.FileName ?? "").TrimStart('.'),
        },
        MessageKind.BusinessCard => new()
        {
            ["url"] = "https://zalo.me/" + content.Phone, ["thumbnail"] = content.ThumbnailUrl,
            ["description"] = new JsonObject { ["phone"] = content.Phone, ["qrCodeUrl"] = content.Url }.ToJsonString(),
        },
        MessageKind.Template or MessageKind.RequestUserInfo => new()
        {
            ["zinstant_id"] = "demo", ["text"] = content.Text, ["link_url"] = "", ["checksum"] = "",
        },
        _ => null,
    };

    private static JsonNode Row(MessageElement element) => new JsonObject
    {
        ["type"] = "link",
        ["payload"] = new JsonObject
        {
            ["title"] = element.Title, ["description"] = element.Subtitle, ["thumbnail"] = element.ImageUrl,
            ["url"] = element.Action,
        },
    };
}
