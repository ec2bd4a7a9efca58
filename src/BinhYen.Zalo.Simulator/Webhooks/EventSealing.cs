using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Webhooks;

/// <summary>Turns an event into the bytes that travel, with its signature, and with whatever the switches spoil.</summary>
internal static class EventSealing
{
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    public static (byte[] Body, string? Signature) Apply(
        JsonObject body, string name, string subject, AccountSettings account, Faults faults)
    {
        if (faults.Take(FaultKind.UnknownField, name, subject) is not null)
            body["reorder_id"] = (string?)body["timestamp"];
        if (faults.Take(FaultKind.OmitUserIdByApp, name, subject) is not null)
            body.Remove("user_id_by_app");
        if (faults.Take(FaultKind.ClockOffset, name, subject) is { } offset)
            Shift(body, offset.Value is { } seconds ? TimeSpan.FromSeconds(seconds) : VietnamOffset);
        var isEscaped = faults.Take(FaultKind.EscapedBody, name, subject) is not null;
        var bytes = Encoding.UTF8.GetBytes(isEscaped ? Escape(body.ToJsonString(Plain)) : body.ToJsonString(Plain));
        return (bytes, Sign(bytes, body, name, subject, account, faults));
    }

    private static string? Sign(
        byte[] bytes, JsonObject body, string name, string subject, AccountSettings account, Faults faults)
    {
        if (faults.Take(FaultKind.NoSignature, name, subject) is not null)
            return null;
        var key = faults.Take(FaultKind.WrongSignature, name, subject) is not null
            ? account.OaSecretKey + "-other"
            : account.OaSecretKey;
        return EventSignature.Of(account.AppId, bytes, (string?)body["timestamp"] ?? "", key);
    }

    private static void Shift(JsonObject body, TimeSpan by)
    {
        if (long.TryParse((string?)body["timestamp"], out var at))
            body["timestamp"] = (at + (long)by.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Escape(string json)
    {
        var escaped = new StringBuilder(json.Length);
        foreach (var c in json)
        {
            if (c < 128)
                escaped.Append(c);
            else
                escaped.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }
        return escaped.ToString();
    }
}
