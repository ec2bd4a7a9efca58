using System.Collections.Frozen;

namespace BinhYen.Cases;

/// <summary>
/// Characters that can be completed to a code: by their shape, for four groups of four are the secret itself whatever follows, or because they fit after one slip. One in a thousand rows of
/// characters fits after one, so nothing is looked at that has not both letters and digits in a way that words and numbers have not.
/// </summary>
internal sealed class NearlyTypedCodes(CodePieces pieces, bool[] taken)
{
    private const int GroupLength = 4;
    private const int SecretLength = 16;

    // Of sixteen random characters at least so many are letters, but for one code in two thousand.
    private const int FewestLetters = 5;
    private const int LongestNumber = 5;
    private const int LengthOfFrame = 17;
    private const int MostOfTheOtherCase = 2;
    private const int ShortestSlip = TrackingCode.Length - 2;
    private const int LongestSlip = TrackingCode.Length + 1;

    // One run with a word glued before it and behind.
    private const int LongestRun = TrackingCode.Length + 10;

    // What people shorten every day.
    private static readonly FrozenSet<string> _shortForms = new[] { "CSKV", "UBND", "ANTT", "CAND", "PCCC", "CCCD", "CMND", "BKS", "SDT", "STK", "TDP", "ATGT", "CSGT", "THCS", "THPT", "MTTQ", "HDND" }.ToFrozenSet();

    // Nine in ten messages hold neither.
    private const int FewestCapitals = 12;

    private readonly bool?[] strange = new bool?[pieces.Count];

    public static void AddTo(List<FoundCode> found, CodePieces pieces, bool[] taken)
    {
        if (pieces.Digits == 0 && pieces.Capitals < FewestCapitals) return;
        var nearly = new NearlyTypedCodes(pieces, taken);
        for (var first = 0; first < pieces.Count; first++)
        {
            if (!nearly.IsFree(first) || (nearly.Shaped(first) ?? nearly.AfterOneSlip(first)) is not { } range) continue;
            found.Add(new FoundCode(pieces[range.First].Start + range.Before, pieces[range.Last].End - range.Behind, null));
            taken.AsSpan(range.First, range.Last - range.First + 1).Fill(true);
            first = range.Last;
        }
    }

    // What may be part of something like a code at all: no address of the web, no long number.
    private bool IsFree(int index) => pieces[index] is { MayBeCode: true, IsInLink: false } piece && !taken[index] && !(piece.IsNumber && piece.Length > LongestNumber);

    private bool GoesOn(int index) => pieces.GoesOn(index) && IsFree(index);

    private Range? Shaped(int first) => pieces[first].Length switch
    {
        1 or 2 => InGroups(first, pieces[first].Length),
        2 * GroupLength => InGroups(first, 2 * GroupLength) ?? InFours(first),
        >= SecretLength and <= LongestRun => IsOneRun(pieces[first]) ? new Range(first, first) : null,
        _ => InFours(first),
    };

    // "39T2FW8Y4GYY78BDBN2S" in one run, right or not. The number of a motorcycle's frame has seventeen, and its digits at the end.
    private static bool IsOneRun(CodePiece run) =>
        run is { Letters: >= FewestLetters, Digits: > 0 } && run.Changes >= (run.Length == LengthOfFrame ? 4 : 3) && Math.Min(run.Capitals, run.Smalls) <= MostOfTheOtherCase;

    // One character, two or eight at a time.
    private Range? InGroups(int first, int length)
    {
        var (last, seen) = (first, Seen.None.With(pieces[first], IsStrange(first)));
        while (seen.Length < TrackingCode.Length && GoesOn(last + 1) && pieces[last + 1].Length == length) seen = seen.With(pieces[last + 1], IsStrange(++last));
        if (seen.Length < SecretLength || !seen.HasBoth || (length > 1 && seen.Odd * 2 < seen.Length)) return null;
        return Whole(first, last, seen);
    }

    // Four groups of four or five; or with one among them that has a character too few or too many, where the others look like nothing else.
    private Range? InFours(int first)
    {
        var (last, seen) = Fours(first, mostOthers: 0);
        if (seen.Length >= SecretLength && LooksLikeGroups(seen)) return Whole(first, last, seen);
        (last, seen) = Fours(first, mostOthers: 1);
        return last - first + 1 >= SecretLength / GroupLength && seen is { HasBoth: true, Mixed: >= 3, Shuffled: >= 1, Words: 0 } ? Whole(first, last, seen) : null;
    }

    private (int Last, Seen Seen) Fours(int first, int mostOthers)
    {
        var (last, seen, others) = (first - 1, Seen.None, 0);
        while (last - first + 1 < TrackingCode.Length / GroupLength && (last < first || GoesOn(last + 1)))
        {
            var piece = pieces[last + 1];
            var glued = piece.IsMixed || (last < first ? last + 2 < pieces.Count && pieces[last + 2].FollowsDash : piece.FollowsDash) ? Glued(piece, last < first) : 0;
            if (piece.Length - glued != GroupLength && (piece.Length is < GroupLength - 1 or > GroupLength + 1 || ++others > mostOthers)) break;
            seen = seen.With(piece, IsStrange(++last), glued);
            if (glued > 0 && last > first) break;
        }

        return (last, seen);
    }

    // How many characters of a longer piece are a word before the first group, or behind the last one.
    private static int Glued(CodePiece piece, bool isFirst)
    {
        var over = piece.Length - GroupLength;
        return over > 1 && over <= (isFirst ? TypedCodes.GluedBefore(piece) : TypedCodes.GluedBehind(piece)) ? over : 0;
    }

    // "CT01, CT07, CT08, NA17" are names of forms: their digits all stand behind. Four groups of capitals with dashes are a code without a digit, too.
    private static bool LooksLikeGroups(Seen seen) => seen switch
    {
        { Digits: 0 } => seen is { Smalls: 0, Strange: >= 2, Dashes: >= 3 },
        { Dashes: >= 3 } => seen is { HasBoth: true, Strange: >= 2 },
        _ => seen is { HasBoth: true, Shuffled: >= 1 } and ({ Mixed: >= 2, Words: <= 1 } or { Strange: >= 4, Words: 0 }),
    };

    // With the part of the last group, or of the first, that has another length, or a word glued to it.
    private Range Whole(int first, int last, Seen seen)
    {
        if (seen.Length >= TrackingCode.Length) return new Range(first, last);
        if (GoesOn(last + 1) && IsRest(last + 1, seen, TypedCodes.GluedBehind(pieces[last + 1]))) return new Range(first, last + 1);
        return first > 0 && IsFree(first - 1) && pieces.GoesOn(first) && IsRest(first - 1, seen, TypedCodes.GluedBefore(pieces[first - 1])) ? new Range(first - 1, last) : new Range(first, last);
    }

    // A word behind a code typed in small letters stays: what is left of one group tells nothing.
    private bool IsRest(int index, Seen seen, int glued) =>
        pieces[index] is var piece && piece.Length - glued <= TrackingCode.Length - seen.Length + 1 && (piece.IsMixed || piece is { IsNumber: true, FollowsDash: true } || (piece is { Smalls: 0, Digits: 0 } && seen.Smalls == 0));

    private bool IsStrange(int index) => strange[index] ??= pieces[index].IsMixed || (!pieces[index].IsNumber && !Syllables.MayBe(pieces.Characters(index, index)) && !_shortForms.GetAlternateLookup<ReadOnlySpan<char>>().Contains(pieces.Characters(index, index)));

    // Whatever its groups: one wrong, missing, doubled or swapped character, or a part of the last group.
    private Range? AfterOneSlip(int first)
    {
        var (seen, before) = (Seen.None, TypedCodes.GluedBefore(pieces[first]));
        for (var last = first; last == first || GoesOn(last); last++)
        {
            seen = seen.With(pieces[last], IsStrange(last));
            var behind = TypedCodes.GluedBehind(pieces[last]);
            if (seen.Length - before > LongestSlip) break;
            if (seen.Length < ShortestSlip || !seen.HasBoth || seen.Odd * 2 < TrackingCode.Length || (seen.Changes < 3 && seen.Odd < seen.Length)) continue;
            for (var cut = 0; cut <= before; cut++)
            {
                for (var length = Math.Min(seen.Length - cut, LongestSlip); length >= ShortestSlip && seen.Length - cut - length <= behind; length--)
                {
                    if (TrackingCode.IsNearly(pieces.Characters(first, last, cut, seen.Length - cut - length))) return new Range(first, last, cut, seen.Length - cut - length);
                }
            }
        }

        return null;
    }

    private readonly record struct Range(int First, int Last, int Before = 0, int Behind = 0);

    /// <summary>What a row of pieces has.</summary>
    /// <param name="Length">How many characters, without those of glued words.</param>
    /// <param name="Digits">How many digits.</param>
    /// <param name="Capitals">How many capital letters.</param>
    /// <param name="Smalls">How many small ones.</param>
    /// <param name="Glued">How many letters of glued words are among them.</param>
    /// <param name="Changes">How often letters turn into digits within a piece, or digits into letters.</param>
    /// <param name="Mixed">How many pieces have both letters and digits.</param>
    /// <param name="Shuffled">How many have a letter behind a digit.</param>
    /// <param name="Words">How many may be words.</param>
    /// <param name="Strange">How many are neither a number nor a word.</param>
    /// <param name="Odd">How many characters stand in those.</param>
    /// <param name="Dashes">How many pieces stand behind a dash or on a new line.</param>
    private readonly record struct Seen(int Length, int Digits, int Capitals, int Smalls, int Glued, int Changes, int Mixed, int Shuffled, int Words, int Strange, int Odd, int Dashes)
    {
        public static Seen None => default;

        // Codes are typed in capitals or in small letters.
        public bool HasBoth => Digits > 0 && Length - Digits >= FewestLetters && Math.Min(Capitals, Smalls) <= MostOfTheOtherCase + Glued;

        public Seen With(CodePiece piece, bool isStrange, int glued = 0) => new(
            Length + piece.Length - glued, Digits + piece.Digits, Capitals + piece.Capitals, Smalls + piece.Smalls, Glued + glued, Changes + piece.Changes, Mixed + (piece.IsMixed ? 1 : 0),
            Shuffled + (piece.Changes > 1 || (piece.IsMixed && piece.LeadingLetters == 0) ? 1 : 0), Words + (isStrange || piece.IsNumber ? 0 : 1), Strange + (isStrange ? 1 : 0), Odd + (isStrange ? piece.Length : 0), Dashes + (piece.FollowsDash && Length > 0 ? 1 : 0));
    }
}

/// <summary>Vietnamese syllables without marks.</summary>
internal static class Syllables
{
    private static readonly FrozenSet<string> _beginnings = new[]
    {
        "", "B", "C", "CH", "D", "G", "GH", "H", "K", "KH", "1", "M", "N", "NG", "NGH", "NH", "P", "PH", "Q", "R", "S", "T", "TH", "TR", "V", "X",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> _ends = new[] { "", "C", "CH", "M", "N", "NG", "NH", "P", "T" }.ToFrozenSet();

    /// <summary>Whether letters may be a syllable. They are written as codes are: O as 0, I and L as 1.</summary>
    public static bool MayBe(ReadOnlySpan<char> letters)
    {
        var from = 0;
        while (from < letters.Length && !IsVowel(letters[from]) && !(from > 0 && letters[from] == '1')) from++;
        if (from == 0 && letters.Length > 1 && letters[0] == '1' && IsVowel(letters[1])) from = 1;
        var to = from;
        while (to < letters.Length && (IsVowel(letters[to]) || letters[to] == '1')) to++;
        return to > from && to - from <= 3 && _beginnings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters[..from]) && _ends.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters[to..]);
    }

    private static bool IsVowel(char letter) => letter is 'A' or 'E' or '0' or 'U' or 'Y';
}
