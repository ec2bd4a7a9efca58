namespace BinhYen.Confidentiality.Exposure;

/// <summary>Finds what was copied from a source, in a row (ISO-4).</summary>
internal static class Quotes
{
    /// <summary>So many words in a row give the source away.</summary>
    public const int Refused = 6;

    /// <summary>So many in a row are looked at again.</summary>
    public const int Asked = 5;

    private const int FewestContentWords = 4;

    // Below this length two different runs may look the same once letters are collapsed.
    private const int ShortestCollapsed = 8;

    /// <summary>The words of <paramref name="text"/> (first, last) that stand in a row of six in the source and not in what the reader knows.</summary>
    public static IEnumerable<(int First, int Last)> Of(MeasuredText text, MeasuredText source, MeasuredText known)
    {
        var candidate = new Streams(text);
        var familiar = new Streams(known);
        foreach (var run in RunsOf(source))
        {
            if (run.Collapsed.Length >= ShortestCollapsed)
            {
                if (familiar.Collapsed.Contains(run.Collapsed)) continue;
                foreach (var hit in candidate.Collapsed.Find(run.Collapsed)) yield return hit;
            }

            if (familiar.Raw.Contains(run.Raw)) continue;
            foreach (var hit in candidate.Raw.Find(run.Raw)) yield return hit;
        }

        // Little words put in or left out do not make a copied sentence a new one.
        foreach (var run in ContentRunsOf(source))
        {
            if (familiar.Content.Contains(run)) continue;
            foreach (var hit in candidate.Content.Find(run)) yield return hit;
        }
    }

    /// <summary>Shorter runs, compared word by word: a person decides about them.</summary>
    public static IEnumerable<(int First, int Last)> ShortOf(MeasuredText text, MeasuredText source, MeasuredText known)
    {
        var familiar = Rows(known).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        var told = Rows(source).Where(r => r.Content >= FewestContentWords && !familiar.Contains(r.Key)).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        return Rows(text).Where(r => told.Contains(r.Key)).Select(r => (r.At, r.At + Asked - 1));
    }

    private static IEnumerable<(string Key, int At, int Content)> Rows(MeasuredText text)
    {
        for (var at = 0; at + Asked <= text.Words.Count; at++)
        {
            var row = text.Words.Skip(at).Take(Asked).ToList();
            yield return (string.Join(' ', row.Select(w => w.Folded)), at, row.Count(w => !LittleWords.Contains(w.Folded)));
        }
    }

    private static IEnumerable<(LetterStream Collapsed, LetterStream Raw)> RunsOf(MeasuredText source)
    {
        for (var at = 0; at + Refused <= source.Words.Count; at++)
        {
            var run = source.Words.Skip(at).Take(Refused).Select(w => (w, 0)).ToList();
            yield return (LetterStream.Of(run, collapsed: true), LetterStream.Of(run, collapsed: false));
        }
    }

    // From each content word on the shortest stretch that spans six words of the source and has four of content.
    private static IEnumerable<LetterStream> ContentRunsOf(MeasuredText source)
    {
        var content = source.Words.Select((w, i) => (Word: w, Index: i)).Where(w => !LittleWords.Contains(w.Word.Folded)).ToList();
        for (var from = 0; from < content.Count; from++)
        {
            for (var to = from + FewestContentWords - 1; to < content.Count; to++)
            {
                if (content[to].Index - content[from].Index + 1 < Refused) continue;
                yield return LetterStream.Of(content.Skip(from).Take(to - from + 1), collapsed: true);
                break;
            }
        }
    }

    private sealed class Streams
    {
        public Streams(MeasuredText text)
        {
            var words = text.Words.Select((w, i) => (w, i)).ToList();
            Collapsed = LetterStream.Of(words, collapsed: true);
            Raw = LetterStream.Of(words, collapsed: false);
            Content = LetterStream.Of(words.Where(w => !LittleWords.Contains(w.w.Folded)), collapsed: true);
        }

        public LetterStream Collapsed { get; }

        public LetterStream Raw { get; }

        public LetterStream Content { get; }
    }
}

/// <summary>Words that can be put into or left out of a Vietnamese sentence without changing what it tells, folded.</summary>
internal static class LittleWords
{
    private static readonly HashSet<string> All = new(
        ("thi la ma va voi cua o tai co da dang se vua moi bi duoc cac nhung mot cai chiec nay kia do ay day nhe a ah oi u roi cung lai cho de khi luc the nao " +
        "nen vi boi con cu hay hoac rat qua lam lam luon thuong deu chi ca khoang tam ve den toi trong ngoai tren duoi ra vao len xuong").Split(' '), StringComparer.Ordinal);

    public static bool Contains(string folded) => All.Contains(folded);
}
