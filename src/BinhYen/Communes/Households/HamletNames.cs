using BinhYen.Platform.Text;

namespace BinhYen.Communes.Households;

/// <summary>
/// Finds the hamlet somebody wrote: by name, with or without its term, by code, by an old name. "xóm 3 cũ" finds what
/// became of xóm 3. Two that fit are none.
/// </summary>
internal sealed class HamletNames
{
    private static readonly string[] Terms = ["thon", "xom", "ap", "ban", "khu pho", "khu dan cu", "khu", "to dan pho", "to", "buon", "soc", "lang", "tieu khu", "pho"];
    private readonly Dictionary<string, HamletId?> names = new(StringComparer.Ordinal);
    private readonly Dictionary<HamletId, Hamlet> hamlets;

    /// <param name="hamlets">Those that exist today, with their old names.</param>
    public HamletNames(IReadOnlyList<Hamlet> hamlets)
    {
        this.hamlets = hamlets.ToDictionary(h => h.Id);
        foreach (var hamlet in hamlets)
            foreach (var name in Spellings(hamlet.FullName).Concat(Spellings(hamlet.Name)).Append(Key(hamlet.Code)).Distinct(StringComparer.Ordinal))
                Add(name, hamlet.Id);
        // A present name goes before an old one that sounds the same.
        foreach (var hamlet in hamlets)
            foreach (var name in hamlet.OldNames.SelectMany(Spellings).Distinct(StringComparer.Ordinal))
                if (!names.ContainsKey(name)) Add(name, hamlet.Id);
    }

    public Hamlet this[HamletId id] => hamlets[id];

    /// <summary>Null when none, or more than one, is called so.</summary>
    public HamletId? Find(string written)
    {
        var key = Key(written);
        return names.TryGetValue(key, out var found) ? found : names.GetValueOrDefault(Bare(key));
    }

    /// <summary>The hamlet that sounds most like what was written, for "có phải …?"; null when none is near.</summary>
    public Hamlet? Nearest(string written)
    {
        var key = Bare(Key(written));
        if (key.Length is 0 or > 60) return null;
        var best = hamlets.Values.Select(h => (Hamlet: h, Distance: Distance(key, Bare(Key(h.Name))))).MinBy(x => x.Distance);
        return best.Hamlet is not null && best.Distance <= Math.Max(1, key.Length / 4) ? best.Hamlet : null;
    }

    private void Add(string name, HamletId id) => names[name] = names.TryGetValue(name, out var other) && other != id ? null : id;

    private static IEnumerable<string> Spellings(string name)
    {
        var key = Key(name);
        yield return key;
        if (Bare(key) is { Length: > 0 } bare && bare != key) yield return bare;
        yield return $"{key} cu";
    }

    private static string Key(string text) => string.Join(' ', VietnameseText.Words(text));

    private static string Bare(string key)
    {
        foreach (var term in Terms)
            if (key.StartsWith(term + " ", StringComparison.Ordinal)) return key[(term.Length + 1)..];
        return key;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
