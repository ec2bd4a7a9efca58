using System.Text.RegularExpressions;

namespace BinhYen.Confidentiality.Exposure;

/// <summary>Numbers of a text, however they are written: “3 người”, “ba người”, “29A-123.45”, “1.500.000”, “21h30”.</summary>
internal static partial class Figures
{
    private const int LongNumber = 4;
    private static readonly Dictionary<string, string> NumberWords = new(StringComparer.Ordinal)
    {
        ["một"] = "1", ["hai"] = "2", ["ba"] = "3", ["bốn"] = "4", ["tư"] = "4", ["năm"] = "5", ["lăm"] = "5", ["sáu"] = "6", ["bảy"] = "7", ["bẩy"] = "7", ["tám"] = "8",
        ["chín"] = "9", ["mười"] = "10",
    };

    private static readonly HashSet<string> Units = new(
        ("nguoi dua thang ten xe chiec cai con lan trieu tram nghin ngan chuc nha ho doi phong ban cay bao goi chai vien thanh bo kg can met thung nhom may to tang tuoi phut").Split(' '), StringComparer.Ordinal);

    /// <summary>A number with its first and last word.</summary>
    /// <param name="Key">Digits and letters without anything between; small numbers with their unit: “3 nguoi”.</param>
    /// <param name="First">First word.</param>
    /// <param name="Last">Last word.</param>
    public sealed record Figure(string Key, int First, int Last)
    {
        public string Digits => new([.. Key.Where(char.IsAsciiDigit)]);
    }

    /// <summary>All numbers that could tell a source, dates left out: the day of an event is told anyway.</summary>
    public static IReadOnlyList<Figure> Of(MeasuredText text)
    {
        var found = new List<Figure>();
        var dates = DatesOf(text);
        for (var w = 0; w < text.Words.Count; w++)
        {
            if (dates.Contains(w)) continue;
            if (text.Words[w].HasDigit)
            {
                var last = w;
                while (last + 1 < text.Words.Count && !dates.Contains(last + 1) && Joins(text.Between(last, last + 1)) && text.Words[last + 1].Folded.Length <= 12) last++;
                Add(string.Concat(text.Words.Skip(w).Take(last - w + 1).Select(x => x.Folded)), w, last);
                w = last;
            }
            else if (NumberWords.TryGetValue(text.Words[w].Exact, out var digit)) Add(digit, w, w);
        }

        return found;

        void Add(string key, int first, int last)
        {
            var digits = key.Count(char.IsAsciiDigit);
            var unit = last + 1 < text.Words.Count && Units.Contains(text.Words[last + 1].Folded) ? text.Words[last + 1].Folded : null;
            // One or two figures say nothing without what they count.
            if (digits >= 3 || key.Any(char.IsAsciiLetter)) found.Add(new Figure(key, first, last));
            else if (unit is not null) found.Add(new Figure($"{key} {unit}", first, last + 1));
        }
    }

    /// <summary>Numbers of <paramref name="text"/> that a source told and the reader does not know.</summary>
    public static IEnumerable<(int First, int Last)> Shared(MeasuredText text, IReadOnlyList<Figure> told, IReadOnlyList<Figure> known)
    {
        var familiar = known.Select(k => k.Key).ToHashSet(StringComparer.Ordinal);
        var secret = told.Where(t => !familiar.Contains(t.Key)).ToList();
        var keys = secret.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var figure in Of(text).Where(f => keys.Contains(f.Key))) yield return (figure.First, figure.Last);
        // A long number may be cut up or glued to others.
        var (line, at) = DigitLine(text);
        foreach (var digits in secret.Select(s => s.Digits).Where(d => d.Length >= LongNumber).Distinct())
        {
            for (var from = 0; line.IndexOf(digits, from, StringComparison.Ordinal) is var hit and >= 0; from = hit + 1)
                yield return (at[hit], at[hit + digits.Length - 1]);
        }
    }

    /// <summary>Words that are part of a date: “23/11”, “23/11/2026”, “ngày 23 tháng 11 năm 2026”.</summary>
    public static IReadOnlySet<int> DatesOf(MeasuredText text)
    {
        var (line, at) = text.AsLine(w => w.Folded);
        var words = new HashSet<int>();
        foreach (Match match in Date().Matches(line))
        {
            for (var i = match.Index; i < match.Index + match.Length; i++) words.Add(at[i]);
        }

        return words;
    }

    private static (string Line, List<int> At) DigitLine(MeasuredText text)
    {
        var (line, at) = (new System.Text.StringBuilder(), new List<int>());
        for (var w = 0; w < text.Words.Count; w++)
        {
            foreach (var digit in text.Words[w].Folded.Where(char.IsAsciiDigit))
            {
                line.Append(digit);
                at.Add(w);
            }
        }

        return (line.ToString(), at);
    }

    private static bool Joins(ReadOnlySpan<char> between) => between is ['.' or ',' or '-' or '/' or ':' or '_'];

    [GeneratedRegex(@"\b(?:ngay )?(?:0?[1-9]|[12]\d|3[01])[/.\-](?:0?[1-9]|1[0-2])(?:[/.\-](?:20[2-3]\d))?(?![\d/])|\bngay (?:0?[1-9]|[12]\d|3[01])(?: thang (?:0?[1-9]|1[0-2]))?(?: nam 20[2-3]\d)?\b|\bthang (?:0?[1-9]|1[0-2])(?:[/ ](?:nam )?20[2-3]\d)?\b")]
    private static partial Regex Date();
}
