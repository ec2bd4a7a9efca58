using System.Globalization;
using System.Text.RegularExpressions;
using BinhYen.Platform.Text;

namespace BinhYen.Cases;

/// <summary>
/// Leaves out of the search how senders introduce themselves ("tôi là Trần Thị Hoa, ở xóm 3"): a copied file shall not say in which
/// report somebody gave their name (decision 0123).
/// </summary>
internal static partial class Introductions
{
    private const int LongestName = 4;
    private static readonly HashSet<string> Selves = ["toi", "em", "chau", "minh", "con"];
    private static readonly HashSet<string> Titles = ["anh", "chi", "ong", "ba", "co", "chu", "bac"];

    // Where a name ends in a text without capitals. Words that are names as well ("đang", "nhung", "thị") do not stand here.
    private static readonly HashSet<string> NoNames =
    [
        "o", "la", "va", "thon", "xom", "xa", "xin", "muon", "nguoi", "khong", "bi", "duoc", "vua", "cho", "day", "thay", "toi", "em", "chau", "con", "mot", "hai", "hang", "ke", "gui",
    ];

    /// <summary>The folded words of a text in runs that hold no name of its sender; the whole text in one where nobody introduces themself.</summary>
    public static IEnumerable<IReadOnlyList<string>> LeftOut(string text)
    {
        var words = VietnameseText.Words(text);
        if (!Enumerable.Range(0, words.Count).Any(i => Begins(words, i) > 0)) return [words];
        var spoken = Spoken(text);
        var folded = spoken.ConvertAll(s => s.Folded);
        var (runs, from) = (new List<IReadOnlyList<string>>(), 0);
        for (var i = 0; i < folded.Count; i++)
        {
            if (Begins(folded, i) is not (> 0 and var beginning)) continue;
            var name = i + beginning;
            if (name < folded.Count && Titles.Contains(folded[name]) && !spoken[name].IsCapital) name++;
            var after = name + NameLength(spoken, name);
            if (after == name) continue;
            runs.Add(folded[from..name]);
            (from, i) = (after, after - 1);
        }

        runs.Add(folded[from..]);
        return runs;
    }

    /// <summary>Whether somebody introduces themself in a text, also in the ways that are no introduction to a search: "bác là Tư đây", "Hoa bán phở đây ạ".</summary>
    public static bool In(string text) => LeftOut(text).Skip(1).Any() || Selfs().IsMatch(VietnameseText.Compose(text));

    /// <summary>Whether a text says where its sender lives, or by which number plate or telephone they are found, however the figures are written.</summary>
    public static bool TellWhere(string text) => Whereabouts().IsMatch(string.Join(' ', VietnameseText.Words(text))) || Numbers().IsMatch(VietnameseText.Fold(text));

    // How many words say "I am": "tôi là", "tôi tên", "tôi tên là", "tên tôi là"; none where the text says something else.
    private static int Begins(IReadOnlyList<string> words, int at)
    {
        string At(int i) => at + i < words.Count ? words[at + i] : "";
        if (Selves.Contains(At(0))) return At(1) is "la" ? 2 : At(1) is not "ten" ? 0 : At(2) is "la" ? 3 : 2;
        return At(0) is "ten" && Selves.Contains(At(1)) && At(2) is "la" ? 3 : 0;
    }

    private static int NameLength(List<Word> words, int from)
    {
        var length = 0;
        var written = HasCapitals(words);
        while (length < LongestName && from + length < words.Count && words[from + length] is var next)
        {
            if (length > 0 && next.IsAfterBreak) break;
            if (written ? !next.IsCapital : NoNames.Contains(next.Folded) || char.IsAsciiDigit(next.Folded[0])) break;
            length++;
        }

        return length;
    }

    // A phone makes the first letter of a sentence large by itself.
    private static bool HasCapitals(List<Word> words) => words.Where((w, i) => i > 0 && !w.IsAfterBreak).Any(w => w.IsCapital);

    private static List<Word> Spoken(string text)
    {
        var (words, end) = (new List<Word>(), 0);
        var composed = VietnameseText.Compose(text);
        foreach (var match in WordPattern().EnumerateMatches(composed))
        {
            var isAfterBreak = composed.AsSpan(end, match.Index - end).IndexOfAnyExcept(' ', '\t', '\u00a0') >= 0;
            var isCapital = char.GetUnicodeCategory(composed[match.Index]) is UnicodeCategory.UppercaseLetter;
            foreach (var folded in VietnameseText.Words(composed.Substring(match.Index, match.Length))) words.Add(new Word(folded, isCapital, isAfterBreak));
            end = match.Index + match.Length;
        }

        return words;
    }

    [GeneratedRegex(@"\b(toi|em|chau|minh|con|tui|to|nha|vo chong|bac|co|chu|ong|ba|anh|chi)( (toi|em|chau|minh|con|tui|bac|co|chu|ong|ba))?( la)?( o)? (nha )?(so|ngo|hem|kiet|ngach) \d|\b(nha|quan|tiem|shop) (rieng )?(toi|em|chau|minh|con|tui)( o)? (canh|gan|doi dien|dau|cuoi|sau|truoc|ngo|hem|kiet)\b|\bso nha\b")]
    private static partial Regex Whereabouts();

    // A telephone of nine to eleven figures and a number plate, with dots, blanks and dashes between.
    [GeneratedRegex(@"(?<!\d)(\+?84|0)([ .\-]?\d){8,10}(?!\d)|\b\d{2}[ .\-]?[a-z]{1,2}\d?[ .\-]?\d{3}[ .]?\d{1,3}\b")]
    private static partial Regex Numbers();

    // "Bác là Nguyễn Văn Tư", "tui là Hoa", "Hoa bán phở đây ạ".
    [GeneratedRegex(@"(?<!\p{L})([Bb]ác|[Cc]ô|[Cc]hú|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Mm]ợ|[Dd]ì|[Tt]ui|[Tt]ớ|[Tt]ôi|[Ee]m|[Cc]háu)( tên)? là \p{Lu}|(?<!\p{L})\p{Lu}\p{L}*( \p{L}+){0,3} đây( ạ| nhé| nha)?(?!\p{L})", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Selfs();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}\p{Cf}]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex WordPattern();

    private readonly record struct Word(string Folded, bool IsCapital, bool IsAfterBreak);
}
