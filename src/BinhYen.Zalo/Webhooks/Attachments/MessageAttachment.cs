using System.Globalization;
using System.Text;
using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Webhooks.Attachments;

/// <summary>Something that came with a message. The kinds are the records derived from it.</summary>
/// <remarks>
/// Links point at Zalo's storage, need no token and expire. Fetch them at once, from an allow-list of hosts, with a size limit.
/// A link is null where the body holds no http address.
/// </remarks>
/// <param name="Type">Zalo's name of the type; empty when left out.</param>
/// <param name="Payload">What stands in <c>payload</c>, with the fields this library does not know.</param>
public abstract record MessageAttachment(string Type, JsonElement Payload)
{
    /// <summary>What the attachment says in words; null when it says nothing.</summary>
    internal virtual string? Words => null;

    /// <summary>The kind only: content is never printed by accident.</summary>
    public sealed override string ToString() => GetType().Name;

    internal static MessageAttachment Read(JsonElement attachment, string eventName)
    {
        var type = attachment.Text("type") ?? "";
        var payload = attachment.Member("payload") ?? default;
        return type switch
        {
            "image" => new ImageAttachment(type, payload, payload.Link("url"), payload.Link("thumbnail")),
            "gif" => new GifAttachment(type, payload, payload.Link("url"), payload.Link("thumbnail")),
            "audio" => new AudioAttachment(type, payload, payload.Link("url")),
            "video" => new VideoAttachment(type, payload, payload.Link("url"), payload.Link("thumbnail"), payload.Text("description")),
            "sticker" => new StickerAttachment(type, payload, payload.Text("id"), payload.Link("url")),
            "location" => Location(type, payload),
            "file" => new FileAttachment(
                type, payload, payload.Link("url"), payload.Text("name"), payload.Number("size"), payload.Text("checksum"), payload.Text("type")),
            "template" => new TemplateAttachment(type, payload, payload.Text("zinstant_id"), payload.Text("text"), payload.Link("link_url")),
            "link" when eventName.EndsWith("_business_card", StringComparison.Ordinal) => Card(type, payload),
            "link" => new LinkAttachment(
                type, payload, payload.Link("url"), payload.Text("title"), payload.Text("description"), payload.Link("thumbnail")),
            _ => new OtherAttachment(type, payload),
        };
    }

    private static LocationAttachment Location(string type, JsonElement payload)
    {
        var coordinates = payload.Member("coordinates");
        var latitude = Degrees(coordinates.Text("latitude"), 90);
        var longitude = Degrees(coordinates.Text("longitude"), 180);
        return new LocationAttachment(type, payload, longitude is null ? null : latitude, latitude is null ? null : longitude);
    }

    private static double? Degrees(string? text, double limit) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= limit ? degrees : null;

    /// <summary>A contact card hides its data in a JSON text inside the description.</summary>
    private static BusinessCardAttachment Card(string type, JsonElement payload)
    {
        var hidden = payload.Text("description") is { } text && LenientDocument.TryParse(Encoding.UTF8.GetBytes(text), out var card, out _)
            ? card
            : default;
        return new BusinessCardAttachment(type, payload, hidden.Text("phone"), hidden.Link("qrCodeUrl"));
    }
}
