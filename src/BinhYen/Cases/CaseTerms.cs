using BinhYen.Platform.Text;
using BinhYen.Vault;

namespace BinhYen.Cases;

/// <summary>Turns words into blind terms, the same way when a text is stored and when somebody searches.</summary>
internal static class CaseTerms
{
    private const string Purpose = "case.words";
    private const int MostWords = 400;

    /// <summary>
    /// Distinct terms of a text: folded words and neighbouring pairs, so that "hố ga" finds the pair and not every "ga". Without the name
    /// under which a sender introduces themself.
    /// </summary>
    public static IEnumerable<long> Of(BlindIndex index, IEnumerable<string> texts)
    {
        var spellings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var words in texts.SelectMany(Introductions.LeftOut))
        {
            for (var i = 0; i < words.Count && spellings.Count < MostWords; i++)
            {
                spellings.Add(words[i]);
                if (i + 1 < words.Count) spellings.Add($"{words[i]} {words[i + 1]}");
            }
        }

        return spellings.Select(s => TermOf(index, s));
    }

    /// <summary>The terms that must all be present for a text to match what somebody typed: pairs where there are several words, else the word.</summary>
    public static IReadOnlyList<long> OfQuery(BlindIndex index, string query)
    {
        var words = VietnameseText.Words(query);
        IEnumerable<string> spellings = words.Count < 2 ? words : Enumerable.Range(0, words.Count - 1).Select(i => $"{words[i]} {words[i + 1]}");
        return [.. spellings.Distinct().Take(8).Select(s => TermOf(index, s))];
    }

    private static long TermOf(BlindIndex index, string spelling) => index.ShortTerm(Purpose, spelling);
}
