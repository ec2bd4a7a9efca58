using System.Globalization;
using BinhYen.Platform.Text;

namespace BinhYen.Cases;

/// <summary>
/// Tracking codes in what people write: "tin mã 7K3M-… của em đến đâu rồi ạ". Whoever reads such words would open the report as its sender, so no code is stored in any (decision 0144).
/// </summary>
internal static class CodesInWords
{
    private const string Instead = "(mã tra cứu)";

    // Twenty characters in five groups, or typed one by one; twelve words.
    private const int MostPieces = 20;

    /// <summary>The words without the codes.</summary>
    public static string Hide(string text)
    {
        var (kept, from) = ("", 0);
        foreach (var (start, end, _) in Find(text)) (kept, from) = (kept + text[from..start] + Instead, end);
        return from == 0 ? text : kept + text[from..];
    }

    /// <summary>The codes in the order in which they stand.</summary>
    public static IReadOnlyList<TrackingCode> In(string text) => [.. Find(text).Select(f => f.Code)];

    private static IEnumerable<(int Start, int End, TrackingCode Code)> Find(string text)
    {
        if (text.Length < TrackingCode.Length) yield break;
        var pieces = PiecesOf(text);
        for (var first = 0; first < pieces.Count; first++)
        {
            var (characters, spoken, isCode) = (0, 0, true);
            for (var last = first; last < pieces.Count && last < first + MostPieces; last++)
            {
                characters += pieces[last].Characters;
                spoken += pieces[last].IsSpoken ? 1 : 0;
                isCode &= pieces[last].IsCode;
                var (start, end, count) = (pieces[first].Start, pieces[last].End, last - first + 1);
                var mayBeTyped = isCode && characters == TrackingCode.Length && (count == SpokenCode.Words || text.AsSpan(start, end - start).IndexOfAny('\n', '\r') < 0);
                var mayBeSpoken = count == SpokenCode.Words && spoken * 2 > count;
                if (!(mayBeTyped || mayBeSpoken) || TrackingCode.Recognise(text[start..end]) is not { } code) continue;
                yield return (start, end, code);
                first = last;
                break;
            }
        }
    }

    // Runs of letters, marks and digits, read without a regular expression: this is done to every message.
    private static List<Piece> PiecesOf(string text)
    {
        var pieces = new List<Piece>(text.Length / 4);
        for (var at = 0; at < text.Length; at++)
        {
            var (start, characters, isCode) = (at, 0, true);
            for (; at < text.Length && IsInside(text[at]); at++)
            {
                if (!char.IsLetterOrDigit(text[at])) isCode = false;
                else (characters, isCode) = (characters + 1, isCode && char.IsAscii(text[at]));
            }

            if (at > start) pieces.Add(new Piece(start, at, characters, isCode, SpokenCode.IsOneOf(VietnameseText.Fold(text[start..at]))));
        }

        return pieces;
    }

    private static bool IsInside(char character) => char.IsAscii(character) ? char.IsAsciiLetterOrDigit(character) : char.GetUnicodeCategory(character) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private readonly record struct Piece(int Start, int End, int Characters, bool IsCode, bool IsSpoken);
}
