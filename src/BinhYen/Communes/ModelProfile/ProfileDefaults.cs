using System.Text.Json;

namespace BinhYen.Communes.ModelProfile;

/// <summary>
/// The presets of the five source plans, read from <c>data/model-profiles.json</c>. A key that a plan leaves open has
/// the value of <c>default</c>.
/// </summary>
internal sealed class ProfileDefaults
{
    private readonly Dictionary<string, Dictionary<string, JsonElement>> presets;

    private ProfileDefaults(Dictionary<string, Dictionary<string, JsonElement>> presets) => this.presets = presets;

    /// <summary>Names of the presets: default, yen-cuong, tan-thanh, dong-tam, ha-giang, thuan-loi.</summary>
    public IReadOnlyCollection<string> Presets => presets.Keys;

    public static ProfileDefaults Load()
    {
        using var stream = typeof(ProfileDefaults).Assembly.GetManifestResourceStream("model-profiles.json")!;
        using var document = JsonDocument.Parse(stream);
        return new ProfileDefaults(document.RootElement.GetProperty("profiles").EnumerateObject().ToDictionary(
            preset => preset.Name,
            preset => preset.Value.EnumerateObject().ToDictionary(key => key.Name, key => key.Value.Clone())));
    }

    /// <summary>The value of a key as text: the preset's own, or the default's where the plan is silent. Null when nobody knows the key.</summary>
    public string? Text(string preset, string key)
    {
        if (Find(preset, key) is { ValueKind: not JsonValueKind.Null } own) return own.ToString();
        return Find("default", key)?.ToString();
    }

    private JsonElement? Find(string preset, string key) =>
        presets.TryGetValue(preset, out var keys) && keys.TryGetValue(key, out var value) ? value : null;
}
