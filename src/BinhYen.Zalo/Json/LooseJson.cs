using System.Globalization;
using System.Text.Json;

namespace BinhYen.Zalo.Json;

/// <summary>
/// Reads JSON of which only the intent is certain: Zalo writes the same field as a number here and as a string there,
/// leaves fields out, and sends null. Nothing here throws, and no number passes through a floating-point type.
/// </summary>
internal static class LooseJson
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    public static JsonElement? Member(this JsonElement? element, string name) => element?.Member(name);

    /// <summary>The characters of a string, or the digits of a number exactly as they stand; null for anything else.</summary>
    public static string? AsText(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    public static string? Text(this JsonElement element, string name) => element.Member(name)?.AsText();

    public static string? Text(this JsonElement? element, string name) => element?.Text(name);

    /// <summary>As <see cref="Text(JsonElement, string)"/>, but a blank text counts as absent.</summary>
    public static string? FilledText(this JsonElement element, string name) =>
        element.Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    public static long? Number(this JsonElement element, string name) =>
        long.TryParse(element.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static int? SmallNumber(this JsonElement element, string name) =>
        element.Number(name) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    public static bool? Flag(this JsonElement element, string name) => element.Text(name)?.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    /// <summary>An absolute http or https address; null for the placeholders that documentation and tests send.</summary>
    public static Uri? Link(this JsonElement element, string name) =>
        Uri.TryCreate(element.Text(name), UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps)
            ? link
            : null;

    public static ZaloTimestamp? Time(this JsonElement element, string name) =>
        element.FilledText(name) is { } text ? new ZaloTimestamp(text) : null;

    public static T? Id<T>(this JsonElement element, string name)
        where T : struct, IParsable<T> =>
        T.TryParse(element.Text(name), CultureInfo.InvariantCulture, out var id) ? id : null;

    public static T? Id<T>(this JsonElement? element, string name)
        where T : struct, IParsable<T> =>
        element?.Id<T>(name);

    /// <summary>The items of an array; nothing when the member is missing or is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { } member ? member.Items() : [];

    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : Enumerable.Empty<JsonElement>();

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        [.. element.Items(name).Select(item => item.AsText()).OfType<string>()];
}
