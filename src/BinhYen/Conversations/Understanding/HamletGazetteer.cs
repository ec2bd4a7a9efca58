namespace BinhYen.Conversations.Understanding;

/// <summary>One hamlet as residents name it.</summary>
/// <param name="Code">Code used in the product, for example H05.</param>
/// <param name="Term">What it is called: thôn, xóm, ấp, bản, khu phố.</param>
/// <param name="Name">Name without the term.</param>
/// <param name="OldNames">Names from before a merger, without the term.</param>
/// <param name="Places">Public places that everybody knows to lie there.</param>
internal sealed record HamletEntry(string Code, string Term, string Name, IReadOnlyList<string> OldNames, IReadOnlyList<string> Places);

/// <summary>
/// Finds the hamlet that a message names: by its name, an old name, or a listed public place; with or without
/// diacritics. It never guesses: nothing named, or two named, gives null.
/// </summary>
internal sealed class HamletGazetteer
{
    private static readonly HashSet<string> _terms = ["thon", "xom", "lang", "ap", "ban", "khu", "buon", "soc", "to", "doi", "th", "x", "t"];
    private static readonly HashSet<string> _otherLevels = ["xa", "huyen", "tinh", "phuong", "quan", "pho", "anh", "chi", "ong", "ba"];

    // Names that are also small words ("mới" just, "chưa" not yet), with what follows them when they are no name.
    private static readonly Dictionary<string, HashSet<string>> _smallWords = new(StringComparer.Ordinal)
    {
        ["moi"] = ["chuyen", "ve", "xay", "lam", "biet", "duoc", "mua", "mo", "lap", "thanh", "day", "hinh"],
        ["chua"] = ["co", "bi", "den", "thay", "ngu", "ai", "biet", "duoc", "chiu", "het", "lam", "mat", "yen", "ve", "he", "bao"],
        ["cu"] = ["the", "vay", "nhu", "toi", "dem"],
    };

    private static readonly HashSet<string> _quantifiers = ["ca", "trong", "khap", "toan", "may", "cung", "nao", "hang"];

    private readonly ILookup<string, Name> _names;

    /// <summary>A gazetteer of the given hamlets.</summary>
    public HamletGazetteer(IEnumerable<HamletEntry> hamlets)
    {
        var names = new List<Name>();
        foreach (var hamlet in hamlets)
        {
            foreach (var name in hamlet.OldNames.Prepend(hamlet.Name))
            {
                names.Add(new Name(hamlet.Code, Words(name), IsPlace: false));
            }

            foreach (var place in hamlet.Places)
            {
                names.AddRange(Variants(place).Select(variant => new Name(hamlet.Code, Words(variant), IsPlace: true)));
            }
        }

        _names = names.Where(name => name.Words.Length > 0).ToLookup(name => name.Words[0].Folded, StringComparer.Ordinal);
    }

    /// <summary>No hamlets: nothing is ever found.</summary>
    public static HamletGazetteer Empty { get; } = new([]);

    /// <summary>The hamlet named, with the words that name it; null when none, or more than one, is named.</summary>
    public (string Code, string Words)? Find(IReadOnlyList<MessageWord> words)
    {
        var mentions = Mentions(words);
        foreach (var group in new[] { mentions.Where(mention => !mention.IsPlace && !mention.IsOrigin), mentions.Where(mention => mention.IsPlace), mentions.Where(mention => !mention.IsPlace) })
        {
            var codes = group.DistinctBy(mention => mention.Code).ToList();
            if (codes.Count > 0)
            {
                return codes.Count == 1 ? (codes[0].Code, codes[0].Words) : null;
            }
        }

        return null;
    }

    private List<Mention> Mentions(IReadOnlyList<MessageWord> words)
    {
        var mentions = new List<Mention>();
        for (var start = 0; start < words.Count; start++)
        {
            foreach (var name in _names[words[start].Folded])
            {
                if (!name.MatchesAt(words, start))
                {
                    continue;
                }

                var end = start + name.Words.Length;
                if (name.IsPlace || IsHamletName(words, start, end))
                {
                    mentions.Add(new Mention(name.Code, Shown(words, start, end), name.IsPlace, !name.IsPlace && IsOrigin(words, start)));
                }
            }
        }

        return mentions;
    }

    private static bool IsHamletName(IReadOnlyList<MessageWord> words, int start, int end)
    {
        var before = start > 0 && words[start].Before == WordBreak.None ? words[start - 1].Folded : string.Empty;
        if (end - start > 1)
        {
            return !_otherLevels.Contains(before) || words[start].IsCapitalised && before is "quan" or "pho";
        }

        if (!_terms.Contains(before))
        {
            return false;
        }

        var beforeTerm = start > 1 ? words[start - 2].Folded : string.Empty;
        var after = end < words.Count && words[end].Before == WordBreak.None ? words[end].Folded : string.Empty;
        return words[start].IsCapitalised || !_smallWords.TryGetValue(words[start].Folded, out var followers)
            || (!_quantifiers.Contains(beforeTerm) && !followers.Contains(after));
    }

    // "Tôi ở thôn A, thấy … ở chợ B": where the sender is from is not where it happened.
    private static bool IsOrigin(IReadOnlyList<MessageWord> words, int start)
    {
        var before = string.Join(' ', words.Skip(Math.Max(0, start - 4)).Take(Math.Min(4, start)).Select(word => word.Folded));
        return before.Contains("toi o", StringComparison.Ordinal) || before.Contains("em o", StringComparison.Ordinal)
            || before.Contains("nguoi", StringComparison.Ordinal) || before.Contains("tru tai", StringComparison.Ordinal)
            || before.Contains("truong", StringComparison.Ordinal);
    }

    // A lower secondary school is "cấp 2" in every mouth, and nobody says "UBND xã" inside the commune.
    private static IEnumerable<string> Variants(string place)
    {
        yield return place;
        if (place.EndsWith(" xã", StringComparison.Ordinal))
        {
            yield return place[..^" xã".Length];
        }

        if (place.Contains("THCS", StringComparison.Ordinal))
        {
            yield return place.Replace("THCS", "cấp 2", StringComparison.Ordinal);
            yield return place.Replace("THCS", "cấp hai", StringComparison.Ordinal);
            yield return place.Replace("THCS", "trung học cơ sở", StringComparison.Ordinal);
        }
    }

    private static string Shown(IReadOnlyList<MessageWord> words, int start, int end) =>
        string.Join(' ', words.Skip(start).Take(end - start).Select(word => word.Shown).Where(shown => shown.Length > 0));

    private static MessageWord[] Words(string name) =>
        [.. new MessageReader(UnderstandingLexicon.Embedded.Spelling).Read([name]).Select(word => word with { Before = WordBreak.None })];

    private sealed record Mention(string Code, string Words, bool IsPlace, bool IsOrigin);

    private sealed record Name(string Code, MessageWord[] Words, bool IsPlace)
    {
        public bool MatchesAt(IReadOnlyList<MessageWord> words, int start)
        {
            if (start + Words.Length > words.Count)
            {
                return false;
            }

            for (var index = 0; index < Words.Length; index++)
            {
                var (word, wanted) = (words[start + index], Words[index]);
                var fits = word.Key == wanted.Key || (!word.IsMarked && word.Folded == wanted.Folded);
                if (!fits || (index > 0 && word.Before != WordBreak.None))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
