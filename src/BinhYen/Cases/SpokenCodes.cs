using BinhYen.Platform.Text;

namespace BinhYen.Cases;

/// <summary>Six pairs of words, with one or two of them misheard, missing or too many.</summary>
internal static class SpokenCodes
{
    private const int MostSlips = 2;
    private const int Fewest = SpokenCode.Words - MostSlips;
    private const int Most = SpokenCode.Words + MostSlips;

    public static void AddTo(List<FoundCode> found, CodePieces pieces, bool[] taken)
    {
        if (pieces.Count < Fewest) return;
        var (lists, exact) = (new SpokenList[pieces.Count], new SpokenList[pieces.Count]);
        var most = 0;
        for (var index = 0; index < lists.Length; index++)
        {
            if (taken[index]) continue;
            var word = pieces.Words(index, index);
            var folded = VietnameseText.Fold(word);
            lists[index] = SpokenCode.ListsOf(folded);
            if (lists[index] is SpokenList.None) continue;
            exact[index] = SpokenCode.WithMarks(word, folded, lists[index]);
            most = Math.Max(most, Among(lists, index));
        }

        if (most < Fewest) return;
        for (var first = 0; first + Fewest <= pieces.Count; first++)
        {
            if (lists[first] is SpokenList.None || Last(lists, exact, first) is not { } last) continue;
            found.Add(new FoundCode(pieces[first].Start, pieces[last].End, last - first + 1 == SpokenCode.Words ? TrackingCode.Recognise(pieces.Words(first, last)) : null));
            first = last;
        }
    }

    // How many of the last words may be spoken ones.
    private static int Among(SpokenList[] lists, int last)
    {
        var count = 0;
        for (var index = Math.Max(0, last - Most + 1); index <= last; index++) count += lists[index] is SpokenList.None ? 0 : 1;
        return count;
    }

    // Twelve words with whatever marks, or fewer slips than three where those that are typed count: "cửa hỏng" is no "cua hồng". Of several the one with the fewest, and the longest.
    private static int? Last(SpokenList[] lists, SpokenList[] exact, int first)
    {
        if (first + SpokenCode.Words <= lists.Length && Slips(lists.AsSpan(first, SpokenCode.Words)) == 0) return first + SpokenCode.Words - 1;
        var (best, fewest) = ((int?)null, MostSlips + 1);
        for (var count = Math.Min(Most, lists.Length - first); count >= Fewest; count--)
        {
            if (exact[first] is SpokenList.None || exact[first + count - 1] is SpokenList.None) continue;
            var slips = Slips(exact.AsSpan(first, count));
            if (slips < fewest) (best, fewest) = (first + count - 1, slips);
        }

        return best;
    }

    // The distance from thing, look, thing, look… six times, counted like that of two words.
    private static int Slips(ReadOnlySpan<SpokenList> said)
    {
        Span<int> row = stackalloc int[SpokenCode.Words + 1];
        for (var place = 0; place < row.Length; place++) row[place] = place;
        foreach (var lists in said)
        {
            var corner = row[0]++;
            for (var place = 1; place < row.Length; place++)
            {
                var wanted = place % 2 == 1 ? SpokenList.Things : SpokenList.Looks;
                var wrong = corner + ((lists & wanted) == 0 ? 1 : 0);
                corner = row[place];
                row[place] = Math.Min(wrong, Math.Min(row[place], row[place - 1]) + 1);
            }
        }

        return row[SpokenCode.Words];
    }
}
