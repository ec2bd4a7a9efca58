using System.Text;

namespace BinhYen.Zalo.Messages;

/// <summary>
/// Counts and cuts text the way Zalo's limits want it: in composed form (NFC), where "ế" is one character and not three.
/// </summary>
public static class ZaloText
{
    /// <summary>The most characters of a message or a caption: 2,000.</summary>
    public const int LongestMessage = 2000;

    /// <summary>The text in composed form, with halves of broken emoji replaced; the form that is sent.</summary>
    /// <param name="text">Any text.</param>
    public static string Compose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Normalisation refuses lone surrogates; going through UTF-8 replaces them.
        return (IsWellFormed(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))).Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// Characters of the composed text. An emoji outside the basic plane counts as two: Zalo does not say how it counts, and
    /// this is the cautious reading.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static int Count(string text) => Compose(text).Length;

    /// <summary>
    /// Cuts a long text into messages, at the last paragraph, line, sentence or space that fits; never inside a character.
    /// </summary>
    /// <param name="text">Any text; a blank one gives nothing.</param>
    /// <param name="longest">The most characters of a part, at least 2.</param>
    public static IReadOnlyList<string> Split(string text, int longest = LongestMessage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 2);
        var rest = Compose(text).Trim();
        var parts = new List<string>();
        while (rest.Length > longest)
        {
            var cut = CutBefore(rest, longest);
            parts.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0)
        {
            parts.Add(rest);
        }

        return parts;
    }

    private static int CutBefore(string text, int longest)
    {
        foreach (var mark in (ReadOnlySpan<string>)["\n\n", "\n", ". ", " "])
        {
            // In the first half a cut would leave a stump; then a lesser mark further on reads better.
            var at = text.LastIndexOf(mark, longest - 1, StringComparison.Ordinal);
            if (at >= longest / 2 && at + mark.Length <= longest)
            {
                return at + mark.Length;
            }
        }

        return char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
