using System.Text.Json;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Messages;

/// <summary>How history names kinds of messages; other words than events use.</summary>
internal static class HistoryType
{
    public static string Of(MessageKind kind) => kind switch
    {
        MessageKind.Image => "photo",
        MessageKind.Gif => "GIF",
        MessageKind.Audio => "voice",
        MessageKind.List => "links",
        MessageKind.Link or MessageKind.File or MessageKind.Video or MessageKind.BusinessCard => "link",
        MessageKind.Sticker => "sticker",
        MessageKind.Location => "location",
        _ => "text",
    };

    /// <summary>History carries a place as JSON inside a text.</summary>
    public static string Location(MessageContent content) =>
        JsonSerializer.Serialize(new { latitude = content.Latitude, longitude = content.Longitude });
}
