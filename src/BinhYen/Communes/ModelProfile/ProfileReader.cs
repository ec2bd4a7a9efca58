using System.Text.Json.Nodes;
using BinhYen.Platform.Text;

namespace BinhYen.Communes.ModelProfile;

/// <summary>A profile's text says something it must not: unknown key, wrong shape or wrong value. Names key and value.</summary>
public sealed class ProfileException : Exception
{
    public ProfileException(string message)
        : base(message)
    {
    }

    public ProfileException()
    {
    }

    public ProfileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>Reads keys and values strictly: nothing is guessed, nothing is dropped.</summary>
internal static class ProfileReader
{
    /// <param name="where">Named in the error.</param>
    /// <param name="json">Names and values; null means that the default applies.</param>
    /// <exception cref="ProfileException">What is wrong, with key and value.</exception>
    public static IReadOnlyDictionary<ProfileKey, object?> Read(string where, JsonObject json)
    {
        var values = new Dictionary<ProfileKey, object?>();
        foreach (var (name, node) in json)
        {
            var key = ProfileKeys.Find(name) ?? throw new ProfileException($"{where}: không có khóa “{name}” (giá trị {Shown(node)}).");
            if (node is null) continue;
            var lines = key.Lines(node) ?? throw new ProfileException($"{where}: khóa “{name}” có giá trị {Shown(node)} sai kiểu. {key.Allowed}");
            if (key.Read(lines, out var value) is { } problem) throw new ProfileException($"{where}: khóa “{name}” có giá trị {Shown(node)}: {problem}.");
            values.Add(key, value);
        }

        return values;
    }

    /// <summary>Lines of a text field: trimmed, composed, no empty ones.</summary>
    public static IReadOnlyList<string> LinesOf(string? text) =>
        [.. VietnameseText.Compose(text).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];

    private static string Shown(JsonNode? node) => node?.ToJsonString(new System.Text.Json.JsonSerializerOptions
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }) ?? "null";
}
