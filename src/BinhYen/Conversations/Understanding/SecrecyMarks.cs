using System.Text.RegularExpressions;
using BinhYen.Platform.Text;

namespace BinhYen.Conversations.Understanding;

/// <summary>
/// Finds stamp-like secrecy marks: capitals standing alone on a line, in brackets, or after “Độ mật:”. Talk about
/// keeping something secret (“giữ bí mật”), honey or passwords is no mark, not even in capitals.
/// </summary>
internal static partial class SecrecyMarks
{
    /// <summary>The highest mark in the text, or null.</summary>
    public static SecrecyMark? Find(string text)
    {
        SecrecyMark? found = null;
        foreach (var line in VietnameseText.Compose(text).Split('\n', '\r'))
        {
            foreach (Match match in Stamp().Matches(line))
            {
                var mark = Degree(match.Groups["mark"].Value);
                found = found is null || mark > found ? mark : found;
            }
        }

        return found;
    }

    private static SecrecyMark Degree(string mark) => mark.ToUpperInvariant() switch
    {
        var upper when upper.StartsWith("TUYỆT", StringComparison.Ordinal) => SecrecyMark.UltraSecret,
        var upper when upper.StartsWith("TỐI", StringComparison.Ordinal) => SecrecyMark.TopSecret,
        _ => SecrecyMark.Secret,
    };

    [GeneratedRegex(
        """
        ^[\s\W]*(?<mark>(?:TUYỆT\s+|TỐI\s+)?MẬT)[\s\W]*$
        | [\[\(\{<«“"*|=]\s*(?<mark>(?:TUYỆT\s+|TỐI\s+)?MẬT)\s*[\]\)\}>»”"*|=]
        | \b[ĐđDd](?:Ộ|ộ)\s+(?:MẬT|mật|Mật)\s*:?\s*(?<mark>(?:TUYỆT\s+|TỐI\s+|[Tt]uyệt\s+|[Tt]ối\s+)?(?:MẬT|[Mm]ật))\b
        | \b(?<mark>(?:TUYỆT|TỐI)\s+MẬT)\b
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();
}
