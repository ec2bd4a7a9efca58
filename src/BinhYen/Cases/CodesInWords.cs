namespace BinhYen.Cases;

/// <summary>A tracking code in what somebody wrote, or what can be completed to one.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Code">The code, where it fits as it stands; null where it nearly does.</param>
internal readonly record struct FoundCode(int Start, int End, TrackingCode? Code);

/// <summary>
/// Tracking codes in what people write: "tin mã 7K3M-… của em đến đâu rồi ạ". Whoever reads such words would open the report as its sender, so no code is stored in any (decision 0144), nor what
/// can be completed to one: the code repairs a slip by itself, and its last group holds no secret (decision 0150).
/// </summary>
internal static class CodesInWords
{
    private const string Instead = "(mã tra cứu)";

    // Sixteen characters are the secret itself; ten words of twelve leave little to try.
    private const int ShortestText = 16;

    /// <summary>The words without the codes.</summary>
    public static string Hide(string text)
    {
        var (kept, from) = ("", 0);
        foreach (var found in Find(text)) (kept, from) = (kept + text[from..found.Start] + Instead, found.End);
        return from == 0 ? text : kept + text[from..];
    }

    /// <summary>All that is hidden, in the order in which it stands.</summary>
    public static IReadOnlyList<FoundCode> Find(string text)
    {
        if (text.Length < ShortestText) return [];
        var pieces = CodePieces.Of(text);
        if (pieces.Count == 0) return [];
        List<FoundCode> found = [];
        // What fits is taken before anything that nearly does, wherever that stands.
        var taken = new bool[pieces.Count];
        TypedCodes.AddTo(found, pieces, taken);
        NearlyTypedCodes.AddTo(found, pieces, taken);
        SpokenCodes.AddTo(found, pieces, taken);
        if (found.Count > 1) found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }
}

/// <summary>Twenty characters that fit, however they are grouped, and with a word glued to them.</summary>
internal static class TypedCodes
{
    private const int LongestGlued = 7;

    // A shorter piece is a group, and no word with a group behind it.
    private const int ShortestGlued = 5;

    public static void AddTo(List<FoundCode> found, CodePieces pieces, bool[] taken)
    {
        for (var first = 0; first < pieces.Count; first++)
        {
            if (!pieces[first].MayBeCode || Longest(pieces, first) is not { } code) continue;
            found.Add(code.Found);
            taken.AsSpan(first, code.Last - first + 1).Fill(true);
            first = code.Last;
        }
    }

    /// <summary>How many characters before a code a word may take of this piece.</summary>
    public static int GluedBefore(CodePiece piece) => piece.Length < ShortestGlued ? 0 : Math.Min(piece.LeadingLetters, LongestGlued);

    /// <summary>How many characters behind a code a word may take of this piece.</summary>
    public static int GluedBehind(CodePiece piece) => piece.Length < ShortestGlued ? 0 : Math.Min(piece.TrailingLetters, LongestGlued);

    private static (FoundCode Found, int Last)? Longest(CodePieces pieces, int first)
    {
        var (total, digits, before) = (0, 0, GluedBefore(pieces[first]));
        for (var last = first; last == first || pieces.GoesOn(last); last++)
        {
            total += pieces[last].Length;
            digits += pieces[last].Digits;
            var over = total - TrackingCode.Length;
            if (over > before + LongestGlued) break;
            if (over < 0 || (over > 0 && digits == 0)) continue;
            var behind = GluedBehind(pieces[last]);
            for (var cut = Math.Max(0, over - behind); cut <= Math.Min(over, before); cut++)
            {
                if (TrackingCode.OfCharacters(pieces.Characters(first, last, cut, over - cut)) is not { } code || (digits == TrackingCode.Length && !IsCodeOfDigits(pieces, first, last))) continue;
                return (new FoundCode(pieces[first].Start + cut, pieces[last].End - (over - cut), code), last);
            }
        }

        return null;
    }

    // Numbers of telephones, accounts and papers stand in other groups.
    private static bool IsCodeOfDigits(CodePieces pieces, int first, int last)
    {
        var length = pieces[first].Length;
        if (length is not (1 or 4 or TrackingCode.Length)) return false;
        for (var index = first; index <= last; index++)
        {
            if (pieces[index].Length != length) return false;
        }

        return true;
    }
}
