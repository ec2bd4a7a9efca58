using System.Globalization;
using System.Text;

namespace BinhYen.Platform.Text;

/// <summary>
/// Vietnamese text made comparable: composed or decomposed, with or without diacritics, shouted or stretched, the same
/// words give the same folded form. Never throws, whatever Unicode comes in.
/// </summary>
public static class VietnameseText
{
    // What lies below is told letter by letter, and told once: Latin letters, their marks, punctuation. Nearly all that people write.
    private const char FirstUnkept = '\u2100';
    private const char NotTold = '\0';
    private const char Nothing = '\u0001';
    private const char Several = '\u0002';
    private static readonly char[] KeptFolds = new char[FirstUnkept];

    /// <summary>
    /// Lower case without marks, đ as d, every run of white space one blank, no blanks at the ends:
    /// “Chợ  PHÚ LỘC” becomes “cho phu loc”. Invisible characters vanish.
    /// </summary>
    /// <param name="text">Any text; null counts as empty.</param>
    /// <param name="collapseElongation">True also shortens three or more equal letters to one (“cháyyyy” becomes “chay”).</param>
    public static string Fold(string? text, bool collapseElongation = false)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var folded = FoldByLetter(text) ?? FoldWhole(text);
        return collapseElongation ? CollapseElongation(folded) : folded;
    }

    /// <summary>
    /// The folded words of a text: runs of letters and digits, stretched letters collapsed. Short words count, for
    /// “hố ga” and “ma túy” are made of them.
    /// </summary>
    /// <param name="text">Any text; null counts as empty.</param>
    public static IReadOnlyList<string> Words(string? text)
    {
        var folded = Fold(text, collapseElongation: true);
        var words = new List<string>();
        var start = -1;
        for (var index = 0; index <= folded.Length; index++)
        {
            var inside = index < folded.Length && IsWordCharacter(folded[index]);
            if (inside && start < 0)
            {
                start = index;
            }
            else if (!inside && start >= 0)
            {
                words.Add(folded[start..index]);
                start = -1;
            }
        }

        return words;
    }

    /// <summary>The composed form (NFC) in which all texts are stored and shown; broken surrogates become U+FFFD.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    public static string Compose(string? text) => Repair(text ?? string.Empty).Normalize(NormalizationForm.FormC);

    // The same as FoldWhole, because what a letter becomes depends on no other: marks vanish wherever they stand. Null where a letter is not kept.
    private static string? FoldByLetter(string text)
    {
        Span<char> folded = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var letter in text)
        {
            var fold = letter < FirstUnkept ? FoldOf(letter) : Several;
            if (fold == Several) return null;
            if (fold == Nothing || (fold == ' ' && (length == 0 || folded[length - 1] == ' '))) continue;
            folded[length++] = fold;
        }

        if (length > 0 && folded[length - 1] == ' ') length--;
        return folded[..length].SequenceEqual(text) ? text : new string(folded[..length]);
    }

    private static char FoldOf(char letter)
    {
        if (KeptFolds[letter] is var kept and not NotTold) return kept;
        // Between two letters, so that a blank stays one.
        return KeptFolds[letter] = FoldWhole($"a{letter}a") switch
        {
            { Length: 2 } => Nothing,
            { Length: 3 } folded => folded[1],
            _ => Several,
        };
    }

    private static string FoldWhole(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Decompose(text).EnumerateRunes())
        {
            Append(folded, rune);
        }

        TrimEnd(folded);
        return folded.ToString();
    }

    // Compatibility decomposition also brings full-width and "mathematical bold" letters, loved by spammers, back to plain ones.
    private static string Decompose(string text) => Repair(text).Normalize(NormalizationForm.FormKD);

    // Normalize refuses lone surrogates and noncharacters; a resident's phone can still send them.
    private static string Repair(string text)
    {
        // Nearly every text is whole: nothing that can be broken stands in it.
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && text.AsSpan().IndexOfAnyInRange('\uFDD0', '\uFDEF') < 0 && text.AsSpan().IndexOfAnyInRange('\uFFFE', '\uFFFF') < 0)
        {
            return text;
        }

        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            repaired.Append(IsNonCharacter(rune) ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return repaired.ToString();
    }

    private static bool IsNonCharacter(Rune rune) =>
        (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static void Append(StringBuilder folded, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format:
                return;
            case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator:
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }

                return;
            default:
                var lower = Rune.ToLowerInvariant(rune);
                if (lower.IsBmp)
                {
                    folded.Append(lower.Value == 'đ' ? 'd' : (char)lower.Value);
                }
                else
                {
                    folded.Append(lower.ToString());
                }

                return;
        }
    }

    private static void TrimEnd(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] == ' ')
        {
            folded.Length--;
        }
    }

    // Digits keep their runs (a million is not ten); only letters are stretched in anger or fear.
    private static string CollapseElongation(string folded)
    {
        if (!IsStretched(folded)) return folded;
        var collapsed = new StringBuilder(folded.Length);
        for (var index = 0; index < folded.Length;)
        {
            var letter = folded[index];
            var end = index + 1;
            while (end < folded.Length && folded[end] == letter)
            {
                end++;
            }

            var run = end - index;
            collapsed.Append(letter, run >= 3 && char.IsLetter(letter) ? 1 : run);
            index = end;
        }

        return collapsed.ToString();
    }

    private static bool IsStretched(string folded)
    {
        for (var index = 2; index < folded.Length; index++)
        {
            if (folded[index] == folded[index - 1] && folded[index] == folded[index - 2]) return true;
        }

        return false;
    }

    private static bool IsWordCharacter(char character) => char.IsLetterOrDigit(character) || char.IsSurrogate(character);
}
