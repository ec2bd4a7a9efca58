using System.Text.RegularExpressions;

namespace BinhYen.Confidentiality.Exposure;

/// <summary>Times of the clock: “21:47”, “21h47”, “lúc 9 giờ rưỡi”, “chín giờ tối”. Parts of the day are no such times.</summary>
internal static partial class ClockTimes
{
    /// <summary>The words of every time, with the time in one spelling: “21:47”, “9:”.</summary>
    public static IEnumerable<(string Key, int First, int Last)> Of(MeasuredText text)
    {
        var (line, at) = text.AsLine(w => w.Folded);
        foreach (Match match in InFigures().Matches(line))
            yield return (Key(match), at[match.Index], at[match.Index + match.Length - 1]);

        // Without marks “sau gio” may be “sáu giờ” or “sau giờ”: words for numbers are read with their marks.
        var (exact, exactAt) = text.AsLine(w => w.Exact);
        foreach (Match match in InWords().Matches(exact))
            yield return (match.Value, exactAt[match.Index], exactAt[match.Index + match.Length - 1]);
    }

    private static string Key(Match match) => $"{int.Parse(match.Groups["h"].Value, System.Globalization.CultureInfo.InvariantCulture)}:{match.Groups["m"].Value}";

    // "trong 2 giờ", "2 giờ đồng hồ" tell how long, not when.
    [GeneratedRegex(@"(?<!\d[:/.,\-]?)(?<!\b(?:trong|suot|moi|het|mat) )\b(?<h>[01]?\d|2[0-4]) ?(?::(?<m>[0-5]\d)|(?:h|g|gio)(?: ?(?<m>[0-5]\d))?)(?![\w:])(?! (?:dong ho|lien))(?: ruoi| kem \w+)?")]
    private static partial Regex InFigures();

    [GeneratedRegex(@"(?<!\b(?:trong|suốt|mỗi|hết|mất) )\b(?:mười một|mười hai|mười|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín) giờ\b(?! (?:đồng hồ|liền))(?: rưỡi| kém \w+)?")]
    private static partial Regex InWords();
}
