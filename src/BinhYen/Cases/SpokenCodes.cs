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
        var lists = new SpokenList[pieces.Count];
        var enough = 0;
        for (var index = 0; index < lists.Length; index++)
        {
            lists[index] = taken[index] ? SpokenList.None : SpokenCode.ListsOf(VietnameseText.Fold(pieces.Words(index, index)));
            enough = lists[index] is SpokenList.None ? 0 : Math.Max(enough, Among(lists, index));
        }

        if (enough < Fewest) return;
        for (var first = 0; first + Fewest <= pieces.Count; first++)
        {
            if (lists[first] is SpokenList.None || Last(lists, first) is not { } last) continue;
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

    // The one with the fewest slips, and of several the longest.
    private static int? Last(SpokenList[] lists, int first)
    {
        var (best, fewest) = ((int?)null, MostSlips + 1);
        for (var count = Math.Min(Most, lists.Length - first); count >= Fewest; count--)
        {
            if (lists[first + count - 1] is SpokenList.None) continue;
            var slips = Slips(lists.AsSpan(first, count));
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
