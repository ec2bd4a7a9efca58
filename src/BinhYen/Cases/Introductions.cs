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

    /// <summary>The folded words of a text in runs that hold neither a name of its sender nor a telephone number; the whole text in one where there is none.</summary>
    /// <remarks>Whoever wrote a number wrote their own or somebody's whom they complain of: both are found by whoever knows it.</remarks>
    public static IEnumerable<IReadOnlyList<string>> LeftOut(string text)
    {
        var words = VietnameseText.Words(text);
        var spoken = Spoken(text);
        var gone = new bool[spoken.Count];
        Names(spoken, gone);
        Standing(spoken, gone);
        var composed = VietnameseText.Compose(text);
        foreach (var found in HereIs().EnumerateMatches(composed)) Cut(spoken, gone, found.Index, found.Index + found.Length);
        foreach (var found in Telephones().EnumerateMatches(composed)) Cut(spoken, gone, found.Index, found.Index + found.Length);
        return Array.IndexOf(gone, true) < 0 ? [words] : Runs(spoken, gone);
    }

    private static List<IReadOnlyList<string>> Runs(List<Word> spoken, bool[] gone)
    {
        var (runs, run) = (new List<IReadOnlyList<string>>(), new List<string>());
        for (var i = 0; i < spoken.Count; i++)
        {
            if (!gone[i]) run.Add(spoken[i].Folded);
            else if (i == 0 || !gone[i - 1])
            {
                runs.Add(run);
                run = [];
            }
        }

        runs.Add(run);
        return runs;
    }

    // Behind what says "I am".
    private static void Names(List<Word> spoken, bool[] gone)
    {
        for (var i = 0; i < spoken.Count; i++)
        {
            var name = i + Begins(spoken, i);
            if (name > i && name < spoken.Count && Titles.Contains(spoken[name].Folded) && !spoken[name].IsCapital) name++;
            var length = name > i ? NameLength(spoken, name) : Addressed(spoken, i);
            if (length == 0) continue;
            if (name == i) name++;
            Array.Fill(gone, true, name, length);
            i = name + length - 1;
        }
    }

    // "Em Tòng Thị Ngoãn xóm dưới", "Tôi, Vi Thị Thoan, xin phản ánh": one capital alone is whoever is spoken to or of.
    private static int Addressed(List<Word> spoken, int at) =>
        Selves.Contains(spoken[at].Folded) && HasCapitals(spoken) && NameLength(spoken, at + 1) is >= 2 and var length ? length : 0;

    // A name by itself at the beginning or the end of the text, as letters are signed.
    private static void Standing(List<Word> spoken, bool[] gone)
    {
        if (!HasCapitals(spoken)) return;
        var first = 1;
        while (first < spoken.Count && !spoken[first].IsAfterBreak) first++;
        var last = spoken.Count - 1;
        while (last > 0 && !spoken[last].IsAfterBreak) last--;
        foreach (var (from, to) in ((int From, int To)[])[(0, first), (last, spoken.Count)])
            if (to - from is >= 2 and <= LongestName && spoken.GetRange(from, to - from).TrueForAll(w => w.IsCapital)) Array.Fill(gone, true, from, to - from);
    }

    private static void Cut(List<Word> spoken, bool[] gone, int from, int to)
    {
        for (var i = 0; i < spoken.Count; i++) gone[i] |= spoken[i].At >= from && spoken[i].At < to;
    }

    /// <summary>Whether somebody introduces themself in a text, also in the ways that are no introduction to a search: "bác là Tư đây", "Hoa bán phở đây ạ".</summary>
    public static bool In(string text) => LeftOut(text).Skip(1).Any() || Selfs().IsMatch(VietnameseText.Compose(text));

    /// <summary>Whether a text says where its sender lives, or by which number plate or telephone they are found, however the figures are written.</summary>
    public static bool TellWhere(string text) => Whereabouts().IsMatch(string.Join(' ', VietnameseText.Words(text))) || Numbers().IsMatch(VietnameseText.Fold(text));

    // How many words say "I am": "tôi là", "tôi tên", "tôi tên là", "tên tôi là", "họ và tên", "người gửi", "ký tên"; none where the text says something else.
    private static int Begins(List<Word> words, int at)
    {
        string At(int i) => at + i < words.Count ? words[at + i].Folded : "";
        if (Selves.Contains(At(0))) return At(1) is "la" ? 2 : At(1) is not "ten" ? 0 : At(2) is "la" ? 3 : 2;
        if (At(0) is "ten" && Selves.Contains(At(1))) return At(2) is "la" ? 3 : 2;
        if (At(0) is "ho" && (At(1) is "ten" || (At(1), At(2)) is ("va" or "voi", "ten"))) return AndMine(At(1) is "ten" ? 2 : 3);
        if ((At(0), At(1)) is ("ky", "ten")) return AndMine(2);
        return At(0) is "nguoi" && At(1) is "gui" or "bao" or "viet" or "khai" ? AndMine(At(2) is "tin" or "don" ? 3 : 2) : (At(0), At(1), At(2)) is ("nguoi", "phan", "anh") or ("nguoi", "lam", "don") ? AndMine(3) : 0;

        int AndMine(int length)
        {
            if (At(length) is "cua") length++;
            if (Selves.Contains(At(length))) length++;
            return At(length) is "la" ? length + 1 : length;
        }
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
            foreach (var folded in VietnameseText.Words(composed.Substring(match.Index, match.Length))) words.Add(new Word(folded, isCapital, isAfterBreak, match.Index));
            end = match.Index + match.Length;
        }

        return words;
    }

    [GeneratedRegex(@"\b(toi|em|chau|minh|con|tui|to|nha|vo chong|bac|co|chu|ong|ba|anh|chi)( (toi|em|chau|minh|con|tui|bac|co|chu|ong|ba))?( la)?( o)? (nha )?(so|ngo|hem|kiet|ngach) \d|\b(nha|quan|tiem|shop) (rieng )?(toi|em|chau|minh|con|tui)( o)? (canh|gan|doi dien|dau|cuoi|sau|truoc|ngo|hem|kiet)\b|\bso nha\b")]
    private static partial Regex Whereabouts();

    private const string Telephone = @"(?<!\d)(\+?84|0)([ .\-]?\d){8,10}(?!\d)";

    // A telephone of nine to eleven figures and a number plate, with dots, blanks and dashes between.
    [GeneratedRegex(Telephone + @"|\b\d{2}[ .\-]?[a-z]{1,2}\d?[ .\-]?\d{3}[ .]?\d{1,3}\b")]
    private static partial Regex Numbers();

    // "Bác là Nguyễn Văn Tư", "tui là Hoa".
    [GeneratedRegex(@"(?<!\p{L})([Bb]ác|[Cc]ô|[Cc]hú|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Mm]ợ|[Dd]ì|[Tt]ui|[Tt]ớ|[Tt]ôi|[Ee]m|[Cc]háu)( tên)? là \p{Lu}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Selfs();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}\p{Cf}]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex WordPattern();

    // "Hoa bán phở đây ạ", "em Hoa đây".
    [GeneratedRegex(@"(?<!\p{L})\p{Lu}\p{L}*( \p{L}+){0,3} đây( ạ| nhé| nha)?(?!\p{L})", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex HereIs();

    [GeneratedRegex(Telephone)]
    private static partial Regex Telephones();

    private readonly record struct Word(string Folded, bool IsCapital, bool IsAfterBreak, int At);
}
