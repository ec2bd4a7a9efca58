namespace BinhYen.Bench;

/// <summary>
/// Reference and product in turns. A guest's share of its host changes within seconds, so each round of the product is held
/// against the mean of the reference just before and just after it.
/// </summary>
internal static class AlternatingRounds
{
    /// <summary>The round whose ratio is the middle one.</summary>
    /// <param name="rounds">How often the product is measured, at least once; the reference once more.</param>
    /// <param name="reference">Measures the reference: what it does in a second.</param>
    /// <param name="product">Measures the product.</param>
    public static async Task<(LoadResult Ours, double Theirs)> MiddleAsync(int rounds, Func<Task<double>> reference, Func<Task<LoadResult>> product)
    {
        var pairs = new List<(LoadResult Ours, double Theirs)>();
        var before = await reference();
        for (var round = 0; round < rounds; round++)
        {
            var ours = await product();
            var after = await reference();
            pairs.Add((ours, (before + after) / 2));
            before = after;
        }

        return pairs.OrderBy(pair => pair.Ours.PerSecond / pair.Theirs).ElementAt(rounds / 2);
    }
}
