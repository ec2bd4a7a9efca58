using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>Makes outside text safe inside a page; Vietnamese letters stay as they are.</summary>
internal static partial class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(string? text) => Encoder.Encode(text ?? "");

    /// <summary>Text with its web addresses made into links and its line ends kept.</summary>
    public static string TextWithLinks(string? text)
    {
        var rest = text ?? "";
        return string.Concat(Pieces(rest)).Replace("&#xA;", "<br>", StringComparison.Ordinal);
    }

    /// <summary>One of the small drawings of the page; decoration only.</summary>
    public static string Icon(string name) => $"""<svg class="icon" aria-hidden="true"><use href="#i-{name}"/></svg>""";

    private static IEnumerable<string> Pieces(string text)
    {
        var from = 0;
        foreach (Match link in WebAddress().Matches(text))
        {
            yield return Text(text[from..link.Index]);
            yield return $"""<a href="{Text(link.Value)}" target="_blank" rel="noopener noreferrer">{Text(link.Value)}</a>""";
            from = link.Index + link.Length;
        }
        yield return Text(text[from..]);
    }

    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)]")]
    private static partial Regex WebAddress();
}
