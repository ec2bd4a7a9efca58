using System.Text.Json;

namespace BinhYen.Conversations.Understanding;

/// <summary>The hamlets of the invented demonstration commune, from the embedded <c>demo-model.json</c>.</summary>
internal static class DemoGazetteer
{
    /// <summary>Reads the demonstration hamlets.</summary>
    public static HamletGazetteer Load()
    {
        using var stream = typeof(DemoGazetteer).Assembly.GetManifestResourceStream("demo-model.json")!;
        using var document = JsonDocument.Parse(stream);
        return new HamletGazetteer([.. document.RootElement.GetProperty("hamlets").EnumerateArray().Select(Read)]);
    }

    private static HamletEntry Read(JsonElement hamlet) => new(
        hamlet.GetProperty("code").GetString()!,
        hamlet.GetProperty("term").GetString()!,
        hamlet.GetProperty("name").GetString()!,
        [],
        [.. hamlet.GetProperty("nearbyPublicPlaces").EnumerateArray().Select(place => place.GetString()!)]);
}
