using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>
/// A small multinomial word model, counted at start from the labelled messages. It only nudges: the lexicon decides,
/// the statistics break ties and help where the lexicon is silent.
/// </summary>
internal sealed class CategoryStatistics
{
    private const double Smoothing = 0.4;
    private readonly CategoryWords[] _categories;

    // What one feature adds to the log likelihood of the categories it was seen in, compared with never having been seen there.
    private readonly Dictionary<string, (int Category, double Gain)[]> _gains;

    private CategoryStatistics(CategoryWords[] categories, Dictionary<string, (int, double)[]> gains) => (_categories, _gains) = (categories, gains);

    /// <summary>Counts the words of labelled conversations.</summary>
    public static CategoryStatistics Count(IEnumerable<(IReadOnlyList<MessageWord> Words, CaseCategory Category)> examples)
    {
        var counted = examples.GroupBy(example => example.Category)
            .Select(group => (Category: group.Key, Counts: group.SelectMany(example => Features(example.Words)).CountBy(feature => feature).ToList()))
            .Where(entry => entry.Counts.Count > 0).ToList();
        var vocabulary = counted.SelectMany(entry => entry.Counts.Select(count => count.Key)).Distinct(StringComparer.Ordinal).Count();
        var categories = counted.Select(entry => new CategoryWords(
            entry.Category, Math.Log(Smoothing / (entry.Counts.Sum(count => count.Value) + Smoothing * vocabulary))));
        var gains = counted.SelectMany((entry, index) => entry.Counts.Select(count => (Feature: count.Key, Index: index, Gain: Math.Log((count.Value + Smoothing) / Smoothing))))
            .GroupBy(gain => gain.Feature, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(gain => (gain.Index, gain.Gain)).ToArray(), StringComparer.Ordinal);
        return new CategoryStatistics([.. categories], gains);
    }

    /// <summary>How likely each category is for the words, between 0 and 1; categories never seen are absent.</summary>
    public IReadOnlyDictionary<CaseCategory, double> Estimate(IReadOnlyList<MessageWord> words)
    {
        var logs = new double[_categories.Length];
        var known = 0;
        foreach (var feature in Features(words))
        {
            if (!_gains.TryGetValue(feature, out var gains))
            {
                continue;
            }

            known++;
            foreach (var (category, gain) in gains)
            {
                logs[category] += gain;
            }
        }

        if (known == 0)
        {
            return new Dictionary<CaseCategory, double>();
        }

        for (var index = 0; index < logs.Length; index++)
        {
            logs[index] += known * _categories[index].Unseen;
        }

        var best = logs.Max();
        var sum = logs.Sum(log => Math.Exp(log - best));
        return _categories.Select((category, index) => (category.Category, Share: Math.Exp(logs[index] - best) / sum)).ToDictionary(pair => pair.Category, pair => pair.Share);
    }

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

    /// <param name="Category">Which.</param>
    /// <param name="Unseen">Log likelihood of a feature that was never seen in it.</param>
    private readonly record struct CategoryWords(CaseCategory Category, double Unseen);
}
