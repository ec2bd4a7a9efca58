using System.Text.Json;

namespace BinhYen.Zalo.Webhooks.Attachments;

/// <summary>A picture.</summary>
/// <param name="Type">Zalo's name of the type.</param>
/// <param name="Payload">The raw payload.</param>
/// <param name="Url">The picture.</param>
/// <param name="Thumbnail">A small version.</param>
public sealed record ImageAttachment(string Type, JsonElement Payload, Uri? Url, Uri? Thumbnail) : MessageAttachment(Type, Payload);

/// <summary>A moving picture.</summary>
/// <param name="Type">Zalo's name of the type.</param>
/// <param name="Payload">The raw payload.</param>
/// <param name="Url">The picture.</param>
/// <param name="Thumbnail">A small version.</param>
public sealed record GifAttachment(string Type, JsonElement Payload, Uri? Url, Uri? Thumbnail) : MessageAttachment(Type, Payload);

/// <summary>A voice message, <c>.amr</c> in older notes.</summary>
/// <param name="Type">Zalo's name of the type.</param>
/// <param name="Payload">The raw payload.</param>
/// <param name="Url">The recording.</param>
public sealed record AudioAttachment(string Type, JsonElement Payload, Uri? Url) : MessageAttachment(Type, Payload);

/// <summary>A video.</summary>
/// <param name="Type">Zalo's name of the type.</param>
/// <param name="Payload">The raw payload.</param>
/// <param name="Url">The video.</param>
/// <param name="Thumbnail">A still picture.</param>
/// <param name="Description">Words to it; null when there are none.</param>
public sealed record VideoAttachment(string Type, JsonElement Payload, Uri? Url, Uri? Thumbnail, string? Description)
    : MessageAttachment(Type, Payload)
{
    internal override string? Words => Description;
}

/// <summary>A sticker of Zalo's collection.</summary>
/// <param name="Type">Zalo's name of the type.</param>
/// <param name="Payload">The raw payload.</param>
/// <param name="StickerId">The sticker.</param>
/// <param name="Url">Its picture.</param>
public sealed record StickerAttachment(string Type, JsonElement Payload, string? StickerId, Uri? Url) : MessageAttachment(Type, Payload);

/// <summary>A place. Its name, if any, is the message's text.</summary>
/// <param name="Type">Zalo's name of the type.</param>
/// <param name="Payload">The raw payload.</param>
/// <param name="Latitude">Degrees north; null together with the longitude when either is unreadable or impossible.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record LocationAttachment(string Type, JsonElement Payload, double? Latitude, double? Longitude) : MessageAttachment(Type, Payload);

/// <summary>A file.</summary>
/// <param name="Type">Zalo's name of the type.</param>
/// <param name="Payload">The raw payload.</param>
/// <param name="Url">The file.</param>
/// <param name="Name">Its name, as the sender's phone had it. Not to be trusted as a path.</param>
/// <param name="Size">Bytes, as claimed.</param>
/// <param name="Checksum">MD5, as claimed.</param>
/// <param name="Extension">The ending, without dot, as claimed.</param>
public sealed record FileAttachment(
    string Type, JsonElement Payload, Uri? Url, string? Name, long? Size, string? Checksum, string? Extension) : MessageAttachment(Type, Payload)
{
    internal override string? Words => Name;
}

/// <summary>A link with its preview; several of them are the rows of a list.</summary>
/// <param name="Type">Zalo's name of the type.</param>
/// <param name="Payload">The raw payload.</param>
/// <param name="Url">The page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">Its description.</param>
/// <param name="Thumbnail">A small picture.</param>
public sealed record LinkAttachment(string Type, JsonElement Payload, Uri? Url, string? Title, string? Description, Uri? Thumbnail)
    : MessageAttachment(Type, Payload)
{
    internal override string? Words => Title ?? Description ?? Url?.AbsoluteUri;
}

/// <summary>Somebody's contact card; the name is the message's text.</summary>
/// <param name="Type">Zalo's name of the type.</param>
/// <param name="Payload">The raw payload.</param>
/// <param name="Phone">The number, usually <c>84…</c>; null when hidden or unreadable.</param>
/// <param name="QrCode">A picture with the code of the contact.</param>
public sealed record BusinessCardAttachment(string Type, JsonElement Payload, string? Phone, Uri? QrCode) : MessageAttachment(Type, Payload);

/// <summary>The content of a template message the account sent.</summary>
/// <param name="Type">Zalo's name of the type.</param>
/// <param name="Payload">The raw payload.</param>
/// <param name="ZinstantId">Zalo's id of the rendered card.</param>
/// <param name="Text">The words of the card.</param>
/// <param name="Link">Where the card leads.</param>
public sealed record TemplateAttachment(string Type, JsonElement Payload, string? ZinstantId, string? Text, Uri? Link)
    : MessageAttachment(Type, Payload)
{
    internal override string? Words => Text;
}

/// <summary>A type that was added after this library was written.</summary>
/// <param name="Type">Zalo's name of the type; empty when left out.</param>
/// <param name="Payload">The raw payload.</param>
public sealed record OtherAttachment(string Type, JsonElement Payload) : MessageAttachment(Type, Payload);
