using System.Globalization;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Control;

/// <summary>Makes of what a person sends the thing a chat shows; keeps its pictures, sounds and files.</summary>
internal static class ReadIncoming
{
    /// <summary>The content, or null when none of the kinds is given.</summary>
    /// <exception cref="FormatException">A Base64 text is none.</exception>
    public static MessageContent? Read(IncomingMessage message, World world, MediaLinks links) => message switch
    {
        { Image: { } image } => Picture(image, message.Text, world, links),
        { Audio: { } audio } => new MessageContent(MessageKind.Audio) { Url = Address(audio, world, links) },
        { Video: { } video } => new MessageContent(MessageKind.Video, message.Text)
        {
            Url = Address(video, world, links), ThumbnailUrl = links.To("/media/thumbnail.svg"),
        },
        { File: { } file } => File(file, world, links),
        { Location: { } place } => new MessageContent(MessageKind.Location, place.Name)
        {
            Latitude = place.Latitude.ToString(CultureInfo.InvariantCulture),
            Longitude = place.Longitude.ToString(CultureInfo.InvariantCulture),
        },
        { Sticker: { } sticker } => new MessageContent(MessageKind.Sticker)
        {
            StickerId = sticker, Url = links.To($"/media/sticker/{Uri.EscapeDataString(sticker)}.svg"),
        },
        { Link: { } link } => new MessageContent(MessageKind.Link, message.Text ?? link)
        {
            Url = link, ThumbnailUrl = links.To("/media/thumbnail.svg"),
        },
        { BusinessCard: { } card } => new MessageContent(MessageKind.BusinessCard, card.Name)
        {
            Phone = International(card.Phone), Url = links.To("/media/thumbnail.svg"),
        },
        { Text: { Length: > 0 } text } => new MessageContent(MessageKind.Text, text),
        _ => null,
    };

    /// <summary>Zalo writes Vietnamese numbers as <c>84…</c>.</summary>
    public static string International(string phone)
    {
        var digits = new string([.. phone.Where(char.IsAsciiDigit)]);
        return digits.StartsWith('0') ? "84" + digits[1..] : digits;
    }

    private static MessageContent Picture(string image, string? text, World world, MediaLinks links)
    {
        var url = Address(image, world, links);
        var kind = url.EndsWith(".gif", StringComparison.OrdinalIgnoreCase) ? MessageKind.Gif : MessageKind.Image;
        return new MessageContent(kind, text) { Url = url, ThumbnailUrl = url };
    }

    private static MessageContent File(IncomingFile file, World world, MediaLinks links)
    {
        var media = world.Media.Keep(Bytes(file.ContentBase64), file.Name);
        return new MessageContent(MessageKind.File)
        {
            Url = links.To(media), FileName = file.Name, FileSize = media.Bytes.Length, FileChecksum = media.Checksum(),
        };
    }

    private static string Address(string given, World world, MediaLinks links) =>
        given.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            ? given
            : links.To(world.Media.Keep(Bytes(given), fileName: null));

    private static byte[] Bytes(string base64) =>
        Convert.FromBase64String(base64.StartsWith("data:", StringComparison.Ordinal) ? base64[(base64.IndexOf(',', StringComparison.Ordinal) + 1)..] : base64);
}
