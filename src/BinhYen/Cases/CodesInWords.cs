using System.Text.RegularExpressions;

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
        // Shorter than a code without its dashes.
        if (text.Length < 20) yield break;
        var pieces = Piece().Matches(text);
        for (var first = 0; first < pieces.Count; first++)
        {
            for (var last = first; last < pieces.Count && last < first + MostPieces; last++)
            {
                var (start, end) = (pieces[first].Index, pieces[last].Index + pieces[last].Length);
                if (!IsAsLong(text.AsSpan(start, end - start), last - first + 1) || !TrackingCode.Parse(text[start..end]).TryGet(out var code, out _)) continue;
                yield return (start, end, code);
                first = last;
                break;
            }
        }
    }

    // Parsing what cannot be one would look for typing errors in every sentence.
    private static bool IsAsLong(ReadOnlySpan<char> span, int pieces)
    {
        if (pieces == SpokenCode.Words) return true;
        var characters = 0;
        foreach (var character in span)
        {
            if (char.IsLetterOrDigit(character)) characters++;
        }

        return characters == 20 && span.IndexOfAny('\n', '\r') < 0;
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Piece();
}
