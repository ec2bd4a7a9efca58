using System.Globalization;
using BinhYen.Zalo.Simulator.Api.Messages;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>What is inside a bubble, by kind of message.</summary>
internal static class BubbleBody
{
    /// <summary>Pictures and cards fill their bubble; stickers have none.</summary>
    public static string Style(MessageKind kind) => kind switch
    {
        MessageKind.Image or MessageKind.Gif or MessageKind.Video => "picture",
        MessageKind.Sticker => "bare",
        MessageKind.List or MessageKind.RequestUserInfo or MessageKind.Location => "panel",
        MessageKind.Template => "form-card",
        _ => "",
    };

    public static string Of(MessageContent content) => content.Kind switch
    {
        MessageKind.Image or MessageKind.Gif => Picture(content),
        MessageKind.Sticker => $"""<img src="{Html.Text(content.Url)}" alt="Nhãn dán" width="110" height="110">""",
        MessageKind.Audio => $"""<audio controls preload="none" src="{Html.Text(content.Url)}" aria-label="Tin nhắn thoại"></audio>""",
        MessageKind.Video => $"""<video controls preload="none" src="{Html.Text(content.Url)}" aria-label="Video"></video>{Words(content.Text)}""",
        MessageKind.File => File(content),
        MessageKind.Location => Place(content),
        MessageKind.Link => $"""<p>{Html.TextWithLinks(content.Url)}</p>""",
        MessageKind.BusinessCard => $"""<p><strong>{Html.Text(content.Text)}</strong><br>{Html.Text(content.Phone)}</p>""",
        MessageKind.List => List(content),
        MessageKind.RequestUserInfo => Request(content),
        MessageKind.Template => $"""<p class="label">Tin theo mẫu</p>{Words(content.Text)}""",
        MessageKind.Contact => $"""<p class="label">Đã chia sẻ thông tin liên hệ</p>{Words(content.Text)}""",
        _ => Words(content.Text),
    };

    private static string Words(string? text) => string.IsNullOrEmpty(text) ? "" : $"<p>{Html.TextWithLinks(text)}</p>";

    private static string Picture(MessageContent content) => $"""
        <a href="{Html.Text(content.Url)}" target="_blank" rel="noopener noreferrer"><img src="{Html.Text(content.Url)}" alt="{Html.Text(content.Text ?? "Ảnh")}"></a>{Words(content.Text)}
        """;

    private static string File(MessageContent content) => $"""
        <a class="file" href="{Html.Text(content.Url)}" download="{Html.Text(content.FileName)}">{Html.Icon("file")}
        <span><strong>{Html.Text(content.FileName)}</strong><span class="size">{Size(content.FileSize)}</span></span></a>
        """;

    /// <summary>A drawn map: no picture is fetched from anywhere.</summary>
    private static string Place(MessageContent content) => $"""
        <svg class="map" viewBox="0 0 240 110" role="img" aria-label="Bản đồ minh họa"><rect width="240" height="110" fill="#e4eadb"/>
        <path d="M-5 78c60-26 110 20 250-18" stroke="#a9cfd8" stroke-width="16" fill="none"/>
        <path d="M40-5l34 120M-5 36l250 22M168-5l-18 120" stroke="#fffdf6" stroke-width="7" fill="none"/>
        <path d="M120 24a17 17 0 0 0-17 17c0 13 17 31 17 31s17-18 17-31a17 17 0 0 0-17-17z" fill="#b3382c"/><circle cx="120" cy="41" r="6.5" fill="#fff"/></svg>
        <p><strong>{Html.Text(content.Text ?? "Vị trí")}</strong><br><span class="size">{Html.Text(content.Latitude)}, {Html.Text(content.Longitude)}</span></p>
        """;

    private static string List(MessageContent content) =>
        Words(content.Text) + "<ul class=\"items\">" + string.Concat(content.Elements.Select(Item)) + "</ul>";

    private static string Item(MessageElement element)
    {
        var inside = $"""
            {(element.ImageUrl is null ? "" : $"<img src=\"{Html.Text(element.ImageUrl)}\" alt=\"\">")}
            <span><strong>{Html.Text(element.Title)}</strong><span class="size">{Html.Text(element.Subtitle)}</span></span>
            """;
        return element switch
        {
            { ActionType: MessageButtons.OpenUrl, Action: var url } when MessageButtons.WebAddress(url) is { } action =>
                $"""<li><a href="{Html.Text(action)}" target="_blank" rel="noopener noreferrer">{inside}</a></li>""",
            { Action: { } action } => $"""<li><button type="button" data-click="{Html.Text(action)}">{inside}</button></li>""",
            _ => $"<li><span class=\"flat\">{inside}</span></li>",
        };
    }

    private static string Request(MessageContent content)
    {
        var card = content.Elements[0];
        return $"""
            {(string.IsNullOrEmpty(card.ImageUrl) ? "" : $"<img src=\"{Html.Text(card.ImageUrl)}\" alt=\"\">")}
            <p><strong>{Html.Text(card.Title)}</strong><br>{Html.Text(card.Subtitle)}</p>
            <button type="button" class="wide" data-open="contact">Chia sẻ thông tin</button>
            """;
    }

    private static string Size(long? bytes) => bytes switch
    {
        null => "",
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => $"{bytes / 1024} KB",
        _ => string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{bytes / 1048576.0:0.0} MB"),
    };
}
