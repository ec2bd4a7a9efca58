using BinhYen.Confidentiality.Exposure;

namespace BinhYen.Confidentiality;

/// <summary>What a text is held against.</summary>
/// <param name="Told">Words of those who must not shine through, one element per message.</param>
/// <param name="Known">Words the reader knows anyway: the reader's own messages.</param>
/// <param name="Places">Names everybody knows: hamlets and public places of the commune.</param>
internal sealed record ExposureSources(IReadOnlyList<string> Told, IReadOnlyList<string> Known, IReadOnlyList<string> Places);

/// <summary>
/// Measures how much of a report shows through a text that somebody else will read (ISO-4, lessons ideas 3 and 4). Plain
/// comparison of words; no dictionary of people, no learning, the same answer every time, so that an officer can be told why.
/// </summary>
internal static class ExposureMeter
{
    /// <summary>What only those sources told may not appear (the informant wall). In the order of the text, each place once.</summary>
    public static IReadOnlyList<ExposureFinding> MeasureWall(string text, ExposureSources sources)
    {
        var measured = MeasuredText.Of(text);
        return Ordered(measured, Wall(measured, sources));
    }

    /// <summary>
    /// A text for somebody outside the case: the wall, and beyond it nothing that leads to a person, a household or a
    /// minute, and no order to spy.
    /// </summary>
    /// <param name="text">As typed.</param>
    /// <param name="sources">The reports it must not show.</param>
    /// <param name="houseIsThePlace">The house is itself the place of the event, so its number may stand (ISO-3).</param>
    public static IReadOnlyList<ExposureFinding> MeasureRequest(string text, ExposureSources sources, bool houseIsThePlace)
    {
        var measured = MeasuredText.Of(text);
        var places = WordsOf(sources.Places);
        var found = Wall(measured, sources)
            .Concat(Spans(ExposureKind.Phone, Addresses.Phones(measured)))
            .Concat(Spans(ExposureKind.Identifier, Addresses.Ids(measured)))
            .Concat(Spans(ExposureKind.ExactTime, ClockTimes.Of(measured).Select(t => (t.First, t.Last))))
            .Concat(houseIsThePlace ? [] : Spans(ExposureKind.House, Addresses.HouseNumbers(measured)))
            .Concat(Spans(ExposureKind.Name, Names.OfPeople(measured, places)))
            .Concat(Spans(ExposureKind.PerhapsName, Names.PerhapsOf(measured, places)))
            .Concat(Spans(ExposureKind.Tasking, Tasking.Of(measured)));
        return Ordered(measured, found);
    }

    /// <summary>Places where one of some phrases stands, for example the position of a helper.</summary>
    public static IReadOnlyList<ExposureFinding> FindPhrases(string text, IEnumerable<string> phrases, ExposureKind kind)
    {
        var measured = MeasuredText.Of(text);
        var found = phrases.Select(p => MeasuredText.Of(p).Words.Select(w => w.Folded).ToArray()).Where(p => p.Length > 0)
            .SelectMany(p => Enumerable.Range(0, Math.Max(0, measured.Words.Count - p.Length + 1))
                .Where(at => p.Select((w, i) => measured.Words[at + i].Folded == w).All(same => same)).Select(at => (kind, at, at + p.Length - 1)));
        return Ordered(measured, found);
    }

    /// <summary>What of a text may be asked of the vault: parts with the shape of a name or a number, each once.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="known">Names that tell nothing: places, officers.</param>
    public static IReadOnlyList<string> AskedIn(string text, IReadOnlyList<string> known) => AskedNames.In(MeasuredText.Of(text), known);

    private static IEnumerable<(ExposureKind Kind, int First, int Last)> Wall(MeasuredText text, ExposureSources sources)
    {
        var known = MeasuredText.Of(string.Join("\n", sources.Known.Concat(sources.Places)));
        var knownWords = known.Words.Select(w => w.Folded).ToHashSet(StringComparer.Ordinal);
        var knownFigures = Figures.Of(known);
        var knownTimes = ClockTimes.Of(known).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        var places = WordsOf(sources.Places);
        foreach (var told in sources.Told.Select(MeasuredText.Of))
        {
            foreach (var (first, last) in Quotes.Of(text, told, known)) yield return (ExposureKind.Quote, first, last);
            foreach (var (first, last) in Quotes.ShortOf(text, told, known)) yield return (ExposureKind.ShortQuote, first, last);
            foreach (var (first, last) in Figures.Shared(text, Figures.Of(told), knownFigures)) yield return (ExposureKind.ToldNumber, first, last);
            foreach (var (first, last) in Names.Shared(text, Names.ToldIn(told, places), knownWords)) yield return (ExposureKind.ToldName, first, last);
            var times = ClockTimes.Of(told).Select(t => t.Key).Where(t => !knownTimes.Contains(t)).ToHashSet(StringComparer.Ordinal);
            foreach (var (_, first, last) in ClockTimes.Of(text).Where(t => times.Contains(t.Key))) yield return (ExposureKind.ExactTime, first, last);
            var rare = told.Words.Where(w => !w.HasDigit && !OrdinaryWords.Contains(w) && !knownWords.Contains(w.Folded)).Select(w => w.Folded).ToHashSet(StringComparer.Ordinal);
            for (var w = 0; w < text.Words.Count; w++)
            {
                if (rare.Contains(text.Words[w].Folded) && !OrdinaryWords.Contains(text.Words[w])) yield return (ExposureKind.ToldWord, w, w);
            }
        }
    }

    private static IEnumerable<(ExposureKind Kind, int First, int Last)> Spans(ExposureKind kind, IEnumerable<(int First, int Last)> words) =>
        words.Select(w => (kind, w.First, w.Last));

    // Overlapping places of one kind become one; where something is refused, a softer remark about the same words is dropped.
    private static IReadOnlyList<ExposureFinding> Ordered(MeasuredText text, IEnumerable<(ExposureKind Kind, int First, int Last)> found)
    {
        var merged = new List<ExposureFinding>();
        foreach (var group in found.Distinct().GroupBy(f => f.Kind))
        {
            (int First, int Last)? open = null;
            foreach (var (_, first, last) in group.OrderBy(f => f.First).ThenBy(f => f.Last))
            {
                if (open is { } o && first <= o.Last + 1) open = (o.First, Math.Max(o.Last, last));
                else
                {
                    if (open is { } done) merged.Add(Place(group.Key, done));
                    open = (first, last);
                }
            }

            if (open is { } rest) merged.Add(Place(group.Key, rest));
        }

        var refused = merged.Where(f => f.IsRefused).ToList();
        return [.. merged.Where(f => f.IsRefused || !refused.Any(r => r.Start <= f.Start && f.End <= r.End)).OrderBy(f => f.Start).ThenBy(f => f.Kind)];

        ExposureFinding Place(ExposureKind kind, (int First, int Last) words) => new(kind, text.Words[words.First].Start, text.Words[words.Last].End);
    }

    private static HashSet<string> WordsOf(IReadOnlyList<string> texts) =>
        [.. texts.SelectMany(t => MeasuredText.Of(t).Words).Select(w => w.Folded)];
}
