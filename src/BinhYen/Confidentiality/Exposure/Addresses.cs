using System.Text.RegularExpressions;

namespace BinhYen.Confidentiality.Exposure;

/// <summary>What leads to one household, one telephone or one account: house numbers, telephone numbers, chat ids, links, codes.</summary>
internal static partial class Addresses
{
    private const int ShortestPhone = 8;
    private static readonly Dictionary<string, char> SpokenDigits = new(StringComparer.Ordinal)
    {
        ["khong"] = '0', ["mot"] = '1', ["hai"] = '2', ["ba"] = '3', ["bon"] = '4', ["tu"] = '4', ["nam"] = '5', ["lam"] = '5', ["sau"] = '6', ["bay"] = '7', ["bayy"] = '7',
        ["tam"] = '8', ["chin"] = '9',
    };

    /// <summary>“số nhà 12”, “ngõ 3”, “hẻm 45/2”, “nhà ông Bảy”.</summary>
    public static IEnumerable<(int First, int Last)> HouseNumbers(MeasuredText text) => Matches(text, HouseNumber());

    /// <summary>Eight figures and more in a row, however they are spaced, spelled or mixed with letters that look like figures.</summary>
    public static IEnumerable<(int First, int Last)> Phones(MeasuredText text)
    {
        var dates = Figures.DatesOf(text);
        for (var w = 0; w < text.Words.Count; w++)
        {
            var (digits, last) = (0, w);
            while (last < text.Words.Count && DigitsOf(text.Words[last].Folded) is > 0 and var more && !dates.Contains(last) && (last == w || IsLoose(text.Between(last - 1, last))))
            {
                digits += more;
                last++;
            }

            if (digits < ShortestPhone) continue;
            yield return (w, last - 1);
            w = last - 1;
        }
    }

    /// <summary>Ids of a chat or an account, links, mail addresses, case codes and tracking codes.</summary>
    public static IEnumerable<(int First, int Last)> Ids(MeasuredText text) => Matches(text, Id()).Concat(Matches(text, Link())).Concat(Matches(text, Code()));

    private static int DigitsOf(string folded)
    {
        if (SpokenDigits.ContainsKey(folded)) return 1;
        // "O912" and "l23" are typed to slip through.
        return folded.Any(char.IsAsciiDigit) && folded.All(c => char.IsAsciiDigit(c) || c is 'o' or 'l' or 'i') ? folded.Length : 0;
    }

    private static bool IsLoose(ReadOnlySpan<char> between)
    {
        foreach (var c in between)
        {
            if (char.IsLetterOrDigit(c)) return false;
        }

        return between.Length <= 5;
    }

    private static IEnumerable<(int First, int Last)> Matches(MeasuredText text, Regex pattern)
    {
        var (line, at) = text.AsLine(w => w.Folded);
        foreach (Match match in pattern.Matches(line)) yield return (at[match.Index], at[match.Index + match.Length - 1]);
    }

    [GeneratedRegex(@"\b(?:so nha \w*\d\w*(?:[/\-]\w+)*|nha so \w+(?:[/\-]\w+)*|(?:so|ngo|ngach|hem|kiet|can ho|can|phong) \d+[a-z]?(?:/\d+[a-z]?)*(?= (?:duong|pho|ngo|ngach|hem|to|thon|xom)\b)|(?:ngo|ngach|hem|kiet|can ho|phong) \d+[a-z]?(?:/\d+[a-z]?)*|\d+/\d+(?:/\d+)*[a-z]? (?:duong|pho|ngo|hem)|nha (?:ong|ba|anh|chi|chu|co|bac) (?!con\b|noi\b|ngoai\b|ay\b)[a-z]+)\b")]
    private static partial Regex HouseNumber();

    [GeneratedRegex(@"\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,}\b|\b\d{12,}\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"\bhttps?\b|\bwww\b|\b[\w\-]+\.(?:com|vn|net|org|me|info|example|gg|ly)\b(?:/\w+)*|\bzalo\.me\b|\b[\w.]+@[\w.\-]+")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b[a-z]{2}-(?=\w*\d)\w{4}-\w{3}\b|\b(?:\w{4}-){3,}\w{4}\b")]
    private static partial Regex Code();
}
