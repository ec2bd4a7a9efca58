using System.Text.Json;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Control;

/// <summary>One bubble as the person sees it.</summary>
/// <param name="MessageId">The message's id in every call and event.</param>
/// <param name="From"><c>resident</c>, <c>oa</c>, or in groups <c>member</c> for somebody else.</param>
/// <param name="SenderName">Who wrote.</param>
/// <param name="Kind">text, image, gif, link, audio, video, sticker, location, businessCard, file, list, template, requestUserInfo or contact.</param>
/// <param name="Text">Text or caption; null when there is none.</param>
/// <param name="At">UTC.</param>
/// <param name="Buttons">Buttons under the message; empty when there are none.</param>
/// <param name="Elements">Rows of a list or the contact card; empty for other kinds.</param>
/// <param name="ImageUrl">The picture of an image, gif or sticker; null for other kinds.</param>
/// <param name="Url">The file, sound, video or link; null for other kinds.</param>
/// <param name="FileName">Null unless a file.</param>
/// <param name="FileSize">Bytes; null unless a file.</param>
/// <param name="Latitude">Null unless a location.</param>
/// <param name="Longitude">Null unless a location.</param>
/// <param name="QuoteMessageId">The message this one answers; null for none.</param>
/// <param name="AdminId">Set when a person typed in the OA console.</param>
/// <param name="IsReceived">The phone has it.</param>
/// <param name="IsSeen">The person looked at it.</param>
/// <param name="Reactions">Icons on the message.</param>
internal sealed record MessageView(
    string MessageId, string From, string SenderName, string Kind, string? Text, DateTimeOffset At,
    IReadOnlyList<MessageButton> Buttons, IReadOnlyList<MessageElement> Elements, string? ImageUrl, string? Url,
    string? FileName, long? FileSize, string? Latitude, string? Longitude, string? QuoteMessageId, string? AdminId,
    bool IsReceived, bool IsSeen, IReadOnlyList<string> Reactions)
{
    /// <param name="message">The message.</param>
    /// <param name="viewerId">The person who looks; in groups it decides which bubbles are their own.</param>
    public static MessageView Of(ChatMessage message, string? viewerId)
    {
        var content = message.Content;
        var isPicture = content.Kind is MessageKind.Image or MessageKind.Gif or MessageKind.Sticker;
        var from = message.FromOa ? "oa" : message.SenderId == viewerId ? "resident" : "member";
        return new MessageView(message.Id, from, message.SenderName, JsonNamingPolicy.CamelCase.ConvertName(content.Kind.ToString()),
            content.Text, message.At, content.Buttons, content.Elements, isPicture ? content.Url : null,
            isPicture ? null : content.Url, content.FileName, content.FileSize, content.Latitude, content.Longitude,
            message.QuoteMessageId, message.AdminId, message.IsReceived, message.IsSeen, [.. message.Reactions]);
    }

    /// <summary>One line for lists of chats.</summary>
    public static string Summary(MessageContent content) => content.Kind switch
    {
        MessageKind.Image or MessageKind.Gif => content.Text ?? "Ảnh",
        MessageKind.Audio => "Tin nhắn thoại",
        MessageKind.Video => "Video",
        MessageKind.Sticker => "Nhãn dán",
        MessageKind.Location => "Vị trí: " + (content.Text ?? $"{content.Latitude}, {content.Longitude}"),
        MessageKind.BusinessCard => "Danh thiếp: " + content.Text,
        MessageKind.File => "Tệp: " + content.FileName,
        MessageKind.List => content.Elements[0].Title ?? "Danh sách",
        MessageKind.RequestUserInfo => content.Elements[0].Title ?? "Xin thông tin liên hệ",
        MessageKind.Contact => "Đã chia sẻ thông tin liên hệ",
        _ => content.Text ?? "",
    };
}
