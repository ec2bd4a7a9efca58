namespace BinhYen.Confidentiality.Exposure;

/// <summary>
/// The parts of a text that the vault may be asked about: what has the shape of a person's name or of a number to reach
/// somebody. Everything else stays here, so that a text cannot ask more than can be counted (decision 0069).
/// </summary>
/// <remarks>
/// Each part holds at most <see cref="LongestName"/> words, <see cref="LongestNumber"/> figures or <see cref="LongestAddress"/> letters of an
/// address; a longer run counts as several. A name without capitals, surname, middle name or title is not asked about: it looks like any other words.
/// </remarks>
internal static class AskedNames
{
    private const int LongestName = 4;
    private const int LongestNumber = 11;

    private const int LongestAddress = 24;

    // Neighbouring parts share so much of a run that each name of two words, each number of nine figures and each id of a chat stands whole in one.
    private const int SharedFigures = 8;
    private const int SharedLetters = 19;

    private static readonly HashSet<string> MiddleNames = Set("thị thi văn van");

    // "thị trường", "thi hành", "văn bản": no names.
    private static readonly HashSet<string> AfterMiddleNames = Set(
        "truong xa tran sat luc uy truc giac thuc hieu dua hanh cong dau tuyen sinh the tot vao hai ban hoa phong minh nghe kien de dong hoc hien vat xin ban");

    private static readonly HashSet<string> Greetings = Set("chao kinh thua gui xin moi cam da hoi goi nho gap bao theo voi tim");

    private static readonly string[] Bodies =
    [
        "trưởng công an", "công an nhân dân", "công an xã", "ủy ban nhân dân", "hội đồng nhân dân", "mặt trận tổ quốc", "đoàn thanh niên", "hội phụ nữ", "hội nông dân", "hội cựu chiến binh", "viện kiểm sát",
        "viện kiểm sát nhân dân", "tòa án nhân dân", "thanh tra", "đảng ủy", "chi bộ", "bộ công an", "quân đội", "dân quân", "việt nam", "nhà nước", "tết nguyên đán", "quốc khánh", "nhà văn hóa", "trạm y tế",
        "trung tâm phục vụ hành chính công", "bảo hiểm xã hội", "phó trưởng công an", "công an tỉnh", "tổ bảo vệ",
    ];

    /// <summary>The parts of a text, each once, as plain words or figures.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="known">Names that tell nothing about a reporter: places, and officers as they stand on every paper.</param>
    public static IReadOnlyList<string> In(MeasuredText text, IReadOnlyList<string> known) =>
        [.. Of(text, Covered(text, known)).Concat(Numbers(text)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Of(MeasuredText text, bool[] covered)
    {
        var shouts = 2 * text.Text.Count(char.IsUpper) > text.Text.Count(char.IsLetter);
        for (var w = 0; w + 1 < text.Words.Count; w++)
        {
            if (!IsPair(text, w, covered, shouts)) continue;
            var first = w;
            while (w + 2 < text.Words.Count && IsPair(text, w + 1, covered, shouts)) w++;
            for (var at = first; at <= w; at += LongestName - 1)
                yield return string.Join(' ', text.Words.Skip(at).Take(Math.Min(LongestName, w + 2 - at)).Select(x => x.Folded));
        }
    }

    // The vault knows nobody by one word alone, so two neighbours make a shape.
    private static bool IsPair(MeasuredText text, int w, bool[] covered, bool shouts)
    {
        var (a, b) = (text.Words[w], text.Words[w + 1]);
        if (covered[w] || covered[w + 1] || a.HasDigit || b.HasDigit || !IsJoined(text, w)) return false;
        if (IsCapital(a) && IsCapital(b)) return !(a.BeginsSentence && Greetings.Contains(a.Folded));
        if (MiddleNames.Contains(a.Exact)) return !AfterMiddleNames.Contains(b.Folded) && !LittleWords.Contains(b.Folded);
        var afterPerson = Names.IsSurname(a) || (w > 0 && IsJoined(text, w - 1) && (Names.IsSurname(text.Words[w - 1]) || Names.IsTitle(text.Words[w - 1])));
        return afterPerson && (!OrdinaryWords.Contains(a) || !OrdinaryWords.Contains(b)) && !LittleWords.Contains(a.Folded) && !LittleWords.Contains(b.Folded);

        bool IsCapital(MeasuredWord word) => char.IsUpper(text.Text[word.Start]) && (word.IsCapital || !shouts);
    }

    private static IEnumerable<string> Numbers(MeasuredText text)
    {
        foreach (var (first, last) in Addresses.Phones(text))
        {
            var figures = string.Concat(text.Words.Skip(first).Take(last - first + 1).SelectMany(w => w.Folded.Where(char.IsAsciiDigit)));
            foreach (var part in Parts(figures, LongestNumber, SharedFigures)) yield return part;
        }

        foreach (var (first, last) in Addresses.Ids(text))
        {
            foreach (var part in Parts(text.Text[text.Words[first].Start..text.Words[last].End].ToLowerInvariant(), LongestAddress, SharedLetters)) yield return part;
        }
    }

    private static IEnumerable<string> Parts(string run, int longest, int shared)
    {
        for (var at = 0; at == 0 || at + shared < run.Length; at += longest - shared) yield return run.Substring(at, Math.Min(longest, run.Length - at));
    }

    // A place is known by its whole name and by its end: "chợ Phú Lộc", "Phú Lộc". So is an officer.
    private static bool[] Covered(MeasuredText text, IReadOnlyList<string> known)
    {
        var covered = new bool[text.Words.Count];
        foreach (var words in known.Concat(Bodies).Select(k => MeasuredText.Of(k).Words.Select(w => w.Folded).ToArray()))
        {
            for (var length = words.Length; length >= 2; length--)
            {
                var phrase = words[^length..];
                for (var at = 0; at + length <= text.Words.Count; at++)
                {
                    if (!phrase.Select((p, i) => text.Words[at + i].Folded == p).All(same => same)) continue;
                    Array.Fill(covered, true, at, length);
                }
            }
        }

        return covered;
    }

    private static bool IsJoined(MeasuredText text, int w)
    {
        foreach (var c in text.Between(w, w + 1))
        {
            if (!char.IsWhiteSpace(c) && c is not ('-' or '–' or '_' or '\'')) return false;
            if (c is '\n' or '\r') return false;
        }

        return true;
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
