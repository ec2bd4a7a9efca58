using BinhYen.Platform.Text;

namespace BinhYen.Communes.FirstRun;

/// <summary>What somebody typed into the search, as the fields of a place that no list has: "xa nam suong ha giang".</summary>
/// <param name="Kind">"xã" when nothing else was said.</param>
/// <param name="Name">Without kind and province.</param>
/// <param name="Province">As the list writes it; empty when none was typed.</param>
internal sealed record TypedPlace(string Kind, string Name, string Province)
{
    // Provinces that were joined to others on 1 July 2025 (Resolution 202/2025/QH15); people go on typing them for years.
    private static readonly Dictionary<string, string> Joined = Read();

    private static readonly string[] Kinds = ["đặc khu", "phường", "xã"];

    /// <param name="typed">As typed, marks or not.</param>
    /// <param name="provinces">Names of provinces, without their kind.</param>
    public static TypedPlace Of(string? typed, IEnumerable<string> provinces)
    {
        var words = VietnameseText.Compose(typed ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var kind = Kinds.FirstOrDefault(k => StartsWith(words, k));
        if (kind is not null) words = words[kind.Split(' ').Length..];
        var province = provinces.Concat(Joined.Keys).Where(p => EndsWith(words, p)).MaxBy(p => p.Length);
        if (province is not null) words = words[..^province.Split(' ').Length];
        if (words.Length > 1 && (EndsWith(words, "tỉnh") || EndsWith(words, "thành phố") || EndsWith(words, "tp"))) words = words[..^(EndsWith(words, "thành phố") ? 2 : 1)];
        return new TypedPlace(kind ?? "xã", string.Join(' ', words.Select(w => char.ToUpperInvariant(w[0]) + w[1..])), province is null ? "" : Joined.GetValueOrDefault(province, province));
    }

    private static Dictionary<string, string> Read()
    {
        using var lines = new StreamReader(typeof(TypedPlace).Assembly.GetManifestResourceStream("joined-provinces.txt")!);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    private static bool StartsWith(string[] words, string phrase) => Same(words.Take(phrase.Split(' ').Length), phrase) && words.Length > phrase.Split(' ').Length;

    // The whole of what was typed is the commune, never its province.
    private static bool EndsWith(string[] words, string phrase) => Same(words.TakeLast(phrase.Split(' ').Length), phrase) && words.Length > phrase.Split(' ').Length;

    private static bool Same(IEnumerable<string> words, string phrase) => VietnameseText.Fold(string.Join(' ', words)) == VietnameseText.Fold(phrase);
}
