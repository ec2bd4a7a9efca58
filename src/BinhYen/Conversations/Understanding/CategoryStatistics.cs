using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>
/// A small multinomial word model, counted at start from the labelled messages. It only nudges: the lexicon decides,
/// the statistics break ties and help where the lexicon is silent.
/// </summary>
internal sealed class CategoryStatistics
{
    private const double Smoothing = 0.4;
    private static readonly int _numbers = CaseCategories.All.Max(info => (int)info.Category) + 1;
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

    /// <summary>How likely each category is for the words, between 0 and 1, at the category's number; 0 where it was never seen.</summary>
    public double[] Estimate(IReadOnlyList<MessageWord> words)
    {
        var shares = new double[_numbers];
        Span<double> logs = stackalloc double[_categories.Length];
        var known = Add(words, logs);
        if (known == 0)
        {
            return shares;
        }

        var best = double.NegativeInfinity;
        for (var index = 0; index < logs.Length; index++)
        {
            logs[index] += known * _categories[index].Unseen;
            best = Math.Max(best, logs[index]);
        }

        var sum = 0.0;
        foreach (var log in logs)
        {
            sum += Math.Exp(log - best);
        }

        for (var index = 0; index < logs.Length; index++)
        {
            shares[(int)_categories[index].Category] = Math.Exp(logs[index] - best) / sum;
        }

        return shares;
    }

    // How many of the pairs are known, and what each adds to the categories it was seen in.
    private int Add(IReadOnlyList<MessageWord> words, Span<double> logs)
    {
        var gainsOf = _gains.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> pair = stackalloc char[64];
        var known = 0;
        for (var index = 0; index + 1 < words.Count; index++)
        {
            var (first, second) = (words[index].Folded, words[index + 1].Folded);
            if (words[index + 1].Before != WordBreak.None || !pair.TryWrite($"{first} {second}", out var length) || !gainsOf.TryGetValue(pair[..length], out var gains))
            {
                continue;
            }

            known++;
            foreach (var (category, gain) in gains)
            {
                logs[category] += gain;
            }
        }

        return known;
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
