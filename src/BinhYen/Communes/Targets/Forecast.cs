namespace BinhYen.Communes.Targets;

/// <summary>What will be at the end of the year if it goes on as it went.</summary>
/// <param name="Figure">The expected figure on the last day.</param>
/// <param name="PerMonth">How many more, or fewer, in thirty days.</param>
internal sealed record Forecast(Figure Figure, decimal PerMonth)
{
    /// <summary>Counts closer together than this say nothing about a pace.</summary>
    public const int ShortestSpan = 14;

    /// <summary>Older counts tell of another time.</summary>
    public const int LongestSpan = 200;

    /// <summary>
    /// A straight line through the newest count and the oldest one of the last 200 days. Null with fewer than two counts two
    /// weeks apart, or when the last day is over.
    /// </summary>
    /// <param name="counts">In the order of their days.</param>
    /// <param name="lastDay">The day of the target.</param>
    public static Forecast? Of(IReadOnlyList<Figure> counts, DateOnly lastDay)
    {
        if (counts.Count < 2) return null;
        var newest = counts[^1];
        if (lastDay <= newest.On) return null;
        var oldest = counts.First(c => newest.On.DayNumber - c.On.DayNumber <= LongestSpan);
        var days = newest.On.DayNumber - oldest.On.DayNumber;
        if (days < ShortestSpan) return null;
        decimal more = newest.Part - oldest.Part;
        var expected = Math.Clamp(newest.Part + more * (lastDay.DayNumber - newest.On.DayNumber) / days, 0, newest.Whole);
        return new Forecast(new Figure((int)Math.Floor(expected), newest.Whole, lastDay), Math.Round(more * 30 / days, 1));
    }
}
