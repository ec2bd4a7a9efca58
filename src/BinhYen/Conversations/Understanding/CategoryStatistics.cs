using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>
/// A small multinomial word model, counted at start from the labelled messages. It only nudges: the lexicon decides,
/// the statistics break ties and help where the lexicon is silent.
/// </summary>
internal sealed class CategoryStatistics
{
    private const double Smoothing = 0.4;
    private readonly Dictionary<CaseCategory, Dictionary<string, int>> _counts = [];
    private readonly Dictionary<CaseCategory, int> _totals = [];
    private readonly HashSet<string> _vocabulary = new(StringComparer.Ordinal);

    /// <summary>Counts the words of labelled conversations.</summary>
    public static CategoryStatistics Count(IEnumerable<(IReadOnlyList<MessageWord> Words, CaseCategory Category)> examples)
    {
        var statistics = new CategoryStatistics();
        foreach (var (words, category) in examples)
        {
            var counts = statistics._counts.TryGetValue(category, out var known) ? known : statistics._counts[category] = new(StringComparer.Ordinal);
            foreach (var feature in Features(words))
            {
                counts[feature] = counts.GetValueOrDefault(feature) + 1;
                statistics._totals[category] = statistics._totals.GetValueOrDefault(category) + 1;
                statistics._vocabulary.Add(feature);
            }
        }

        return statistics;
    }

    /// <summary>How likely each category is for the words, between 0 and 1; categories never seen are absent.</summary>
    public IReadOnlyDictionary<CaseCategory, double> Estimate(IReadOnlyList<MessageWord> words)
    {
        var features = Features(words).Where(_vocabulary.Contains).ToList();
        if (features.Count == 0 || _counts.Count == 0)
        {
            return new Dictionary<CaseCategory, double>();
        }

        var logs = _counts.Keys.ToDictionary(category => category, category => features.Sum(feature => LogLikelihood(category, feature)));
        var best = logs.Values.Max();
        var sum = logs.Values.Sum(log => Math.Exp(log - best));
        return logs.ToDictionary(pair => pair.Key, pair => Math.Exp(pair.Value - best) / sum);
    }

    private double LogLikelihood(CaseCategory category, string feature) =>
        Math.Log((_counts[category].GetValueOrDefault(feature) + Smoothing) / (_totals.GetValueOrDefault(category) + Smoothing * _vocabulary.Count));

    // Pairs of words carry the meaning in Vietnamese; single syllables say little.
    private static IEnumerable<string> Features(IReadOnlyList<MessageWord> words)
    {
        for (var index = 0; index + 1 < words.Count; index++)
        {
            if (words[index + 1].Before == WordBreak.None)
            {
                yield return words[index].Folded + ' ' + words[index + 1].Folded;
            }
        }
    }
}
