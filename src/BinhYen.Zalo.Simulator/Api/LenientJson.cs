using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Simulator.Api;

/// <summary>Reads values that arrive as text from one client and as numbers from the next.</summary>
internal static class LenientJson
{
    /// <summary>The value as text; null when it is missing, null or not a plain value. Long ids keep all their digits.</summary>
    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value
            ? value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString()
            : null;

    public static int Number(this JsonObject json, string name, int fallback) =>
        int.TryParse(json.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : fallback;

    /// <summary>True or false, also when written as text; null when missing.</summary>
    public static bool? Flag(this JsonObject json, string name) => bool.TryParse(json.Text(name), out var flag) ? flag : null;

    public static JsonObject? Child(this JsonObject json, string name) => json[name] as JsonObject;

    public static IReadOnlyList<JsonObject> Children(this JsonObject json, string name) =>
        json[name] is JsonArray array ? [.. array.OfType<JsonObject>()] : [];

    public static IReadOnlyList<string> Texts(this JsonObject json, string name) =>
        json[name] is JsonArray array
            ? [.. array.OfType<JsonValue>().Select(v => v.GetValueKind() == JsonValueKind.String ? v.GetValue<string>() : v.ToJsonString())]
            : [];
}
