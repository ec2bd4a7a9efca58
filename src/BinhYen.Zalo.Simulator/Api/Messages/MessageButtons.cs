using System.Text.Json.Nodes;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Messages;

/// <summary>The five kinds of buttons and their limits.</summary>
internal static class MessageButtons
{
    public const string OpenUrl = "oa.open.url";
    public const string QueryShow = "oa.query.show";
    public const string QueryHide = "oa.query.hide";
    public const string OpenPhone = "oa.open.phone";
    public const string OpenSms = "oa.open.sms";

    /// <summary>The button, or null when its kind or payload makes no sense.</summary>
    public static MessageButton? Read(JsonObject json)
    {
        var type = json.Text("type");
        var child = json.Child("payload");
        var payload = type switch
        {
            OpenUrl => WebAddress(child?.Text("url")),
            QueryShow or QueryHide => json.Text("payload"),
            OpenPhone or OpenSms => child?.Text("phone_code"),
            _ => null,
        };
        return type is null || string.IsNullOrEmpty(payload) || json.Text("title") is not { Length: > 0 } title
            ? null
            : new MessageButton(title, type, payload);
    }

    /// <summary>The address, or null when it is none of the web's.</summary>
    public static string? WebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") ? url : null;

    public static bool IsTooLong(MessageButton button) =>
        button.Title.Length > 100 || (button.Type is QueryShow or QueryHide && button.Payload.Length > 1000);
}
