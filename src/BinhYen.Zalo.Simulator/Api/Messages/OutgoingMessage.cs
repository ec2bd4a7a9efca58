using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Nodes;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Messages;

/// <summary>Reads the part <c>message</c> of a send call and checks its limits. Used for people and for groups.</summary>
internal sealed class OutgoingMessage(World world, MediaLinks links, bool isForGroup)
{
    private const int MaxText = 2000;

    /// <summary>What the message shows, or why it cannot be sent.</summary>
    public bool TryRead(JsonObject? message, [NotNullWhen(true)] out MessageContent? content, out ZaloAnswer refusal)
    {
        (content, var problem) = Read(message);
        refusal = problem ?? ZaloAnswer.Done;
        return content is not null;
    }

    private (MessageContent?, ZaloAnswer?) Read(JsonObject? message)
    {
        if (message is null)
            return (null, ZaloAnswer.Invalid("message"));
        var text = message.Text("text");
        if (text is not null && text.Normalize(NormalizationForm.FormC).Length > MaxText)
            return (null, ZaloAnswer.Refuse(OaErrors.ExceedsLimit));
        if (message.Child("attachment") is not { } attachment)
            return string.IsNullOrWhiteSpace(text)
                ? (null, ZaloAnswer.Invalid("message.text"))
                : (new MessageContent(MessageKind.Text, text), null);
        var payload = attachment.Child("payload") ?? [];
        return attachment.Text("type") switch
        {
            "file" => ReadFile(payload),
            "template" => ReadTemplate(text, payload),
            _ => (null, ZaloAnswer.Invalid("attachment.type")),
        };
    }

    private (MessageContent?, ZaloAnswer?) ReadFile(JsonObject payload)
    {
        if (!TryFindUpload(payload.Text("token"), out var upload, out var problem))
            return (null, problem);
        return (new MessageContent(MessageKind.File)
        {
            Url = links.To(upload.Media), FileName = upload.Media.FileName, FileSize = upload.Media.Bytes.Length,
            FileChecksum = upload.Media.Checksum(),
        }, null);
    }

    private (MessageContent?, ZaloAnswer?) ReadTemplate(string? text, JsonObject payload)
    {
        var type = payload.Text("template_type");
        if (isForGroup && type != "media")
            return (null, ZaloAnswer.Refuse(OaErrors.UnsupportedMessage));
        return type switch
        {
            "media" => ReadMedia(text, payload),
            "list" => ReadList(text, payload),
            "request_user_info" => ReadRequest(text, payload),
            null or "button" when payload["buttons"] is JsonArray => ReadButtons(text, payload),
            _ => (null, ZaloAnswer.Refuse(OaErrors.UnsupportedMessage)),
        };
    }

    private (MessageContent?, ZaloAnswer?) ReadMedia(string? text, JsonObject payload)
    {
        if (payload.Children("elements") is not [var element])
            return (null, ZaloAnswer.Invalid("elements"));
        var (url, id) = (element.Text("url"), element.Text("attachment_id"));
        var kind = element.Text("media_type") switch
        {
            "image" => MessageKind.Image,
            "gif" => MessageKind.Gif,
            "sticker" => MessageKind.Sticker,
            _ => (MessageKind?)null,
        };
        if (kind is null)
            return (null, ZaloAnswer.Invalid("media_type"));
        if (kind == MessageKind.Sticker)
            return string.IsNullOrEmpty(id)
                ? (null, ZaloAnswer.Invalid("attachment_id"))
                : (new MessageContent(MessageKind.Sticker) { StickerId = id, Url = links.To($"/media/sticker/{id}.svg") }, null);
        if (kind == MessageKind.Gif && (element.Number("width", 0) <= 0 || element.Number("height", 0) <= 0))
            return (null, ZaloAnswer.Invalid("width, height"));
        if (string.IsNullOrEmpty(url) == string.IsNullOrEmpty(id))
            return (null, ZaloAnswer.Invalid("attachment_id or url"));
        if (!string.IsNullOrEmpty(url))
            return (new MessageContent(kind.Value, text) { Url = url, ThumbnailUrl = url }, null);
        if (!TryFindUpload(id, out var upload, out var problem))
            return (null, problem);
        var link = links.To(upload.Media);
        return (new MessageContent(kind.Value, text) { Url = link, ThumbnailUrl = link }, null);
    }

    private static (MessageContent?, ZaloAnswer?) ReadList(string? text, JsonObject payload)
    {
        var elements = payload.Children("elements").Select(Element).ToList();
        if (elements.Count is 0 or > 5)
            return (null, ZaloAnswer.Refuse(OaErrors.ExceedsLimit));
        if (elements.Any(e => string.IsNullOrEmpty(e.Title)) || string.IsNullOrEmpty(elements[0].Subtitle))
            return (null, ZaloAnswer.Invalid("elements"));
        if (elements.Any(IsTooLong))
            return (null, ZaloAnswer.Refuse(OaErrors.ExceedsLimit));
        if (!TryReadButtons(payload, out var buttons, out var problem))
            return (null, problem);
        return (new MessageContent(MessageKind.List, text) { Elements = elements, Buttons = buttons }, null);
    }

    private static (MessageContent?, ZaloAnswer?) ReadRequest(string? text, JsonObject payload)
    {
        if (payload.Children("elements") is not [var element] || Element(element) is not { Title.Length: > 0 } card)
            return (null, ZaloAnswer.Invalid("elements"));
        return IsTooLong(card)
            ? (null, ZaloAnswer.Refuse(OaErrors.ExceedsLimit))
            : (new MessageContent(MessageKind.RequestUserInfo, text) { Elements = [card] }, null);
    }

    private static (MessageContent?, ZaloAnswer?) ReadButtons(string? text, JsonObject payload)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, ZaloAnswer.Invalid("message.text"));
        return TryReadButtons(payload, out var buttons, out var problem)
            ? (new MessageContent(MessageKind.Text, text) { Buttons = buttons }, null)
            : (null, problem);
    }

    private static bool TryReadButtons(JsonObject payload, out IReadOnlyList<MessageButton> buttons, out ZaloAnswer? refusal)
    {
        var given = payload.Children("buttons");
        buttons = [.. given.Select(MessageButtons.Read).OfType<MessageButton>()];
        refusal = given.Count > 5 || buttons.Any(MessageButtons.IsTooLong) ? ZaloAnswer.Refuse(OaErrors.ExceedsLimit)
            : buttons.Count < given.Count ? ZaloAnswer.Invalid("buttons")
            : null;
        return refusal is null;
    }

    private static MessageElement Element(JsonObject json)
    {
        var action = json.Child("default_action");
        return new MessageElement(json.Text("title"), json.Text("subtitle"), json.Text("image_url"),
            action?.Text("type"), action?.Text("url") ?? action?.Text("payload") ?? action?.Child("payload")?.Text("url"));
    }

    private static bool IsTooLong(MessageElement element) => element is { Title.Length: > 100 } or { Subtitle.Length: > 500 };

    private bool TryFindUpload(string? token, [NotNullWhen(true)] out Upload? upload, out ZaloAnswer? refusal)
    {
        upload = token is null ? null : world.Uploads.GetValueOrDefault(token);
        refusal = upload is null ? ZaloAnswer.Invalid("attachment_id")
            : upload.ExpiresAt <= world.Now ? ZaloAnswer.Refuse(OaErrors.UploadExpired)
            : null;
        return refusal is null && upload is not null;
    }
}
