using System.Text.RegularExpressions;
using BinhYen.Platform.Text;

namespace BinhYen.Cases;

/// <summary>
/// Tracking codes in what people write: "tin mã 7K3M-… của em đến đâu rồi ạ". Whoever reads such words would open the report as its sender, so no code is stored in any (decision 0144).
/// </summary>
internal static partial class CodesInWords
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
                // Parsing what cannot be one would look for typing errors in every sentence.
                var mayBeTyped = isCode && characters == TrackingCode.Length && (count == SpokenCode.Words || text.AsSpan(start, end - start).IndexOfAny('\n', '\r') < 0);
                var mayBeSpoken = count == SpokenCode.Words && spoken * 2 > count;
                if (!(mayBeTyped || mayBeSpoken) || !TrackingCode.Parse(text[start..end]).TryGet(out var code, out _)) continue;
                yield return (start, end, code);
                first = last;
                break;
            }
        }
    }

    private static List<Piece> PiecesOf(string text) => [.. Pieces().Matches(text).Select(m => new Piece(
        m.Index, m.Index + m.Length, m.Value.Count(char.IsLetterOrDigit), m.Value.All(char.IsAsciiLetterOrDigit), SpokenCode.IsOneOf(VietnameseText.Fold(m.Value))))];

    private readonly record struct Piece(int Start, int End, int Characters, bool IsCode, bool IsSpoken);

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Pieces();
}
