using System.Globalization;

namespace BinhYen.Cases.Situation;

/// <summary>
/// How many. Exact for those who may open every case; for everybody else "&lt;5" for 1–4 (ISO-11) and rounded down to a multiple of five
/// above, so that no difference of a total and its parts gives a hidden number back.
/// </summary>
/// <param name="Value">Reports or events.</param>
/// <param name="IsExact">Whether the reader sees the number itself.</param>
internal readonly record struct RoughCount(int Value, bool IsExact)
{
    /// <summary>Below it a number is not told.</summary>
    public const int Step = 5;

    /// <summary>What may be shown and sorted by.</summary>
    public int Shown => IsExact || Value == 0 ? Value : Math.Max(1, Value / Step * Step);

    public override string ToString() => IsExact || Value == 0 ? Value.ToString(CultureInfo.InvariantCulture)
        : Value < Step ? "<5" : string.Create(CultureInfo.InvariantCulture, $"{Shown}+");
}

/// <summary>One kind of event, one place, or one place with one kind.</summary>
/// <param name="Hamlet">"thôn Đông Khê"; null in the list of kinds.</param>
/// <param name="Category">Label of the kind; null in the list of places.</param>
/// <param name="Reports">What residents sent in the period.</param>
/// <param name="Events">The same without repetitions: several reports of one event count once.</param>
/// <param name="Confirmed">Events that somebody has seen to be so.</param>
/// <param name="Before">Reports of the period before.</param>
/// <param name="PublicPlaces">Places in the register of places that lie there.</param>
internal sealed record SituationRow(string? Hamlet, string? Category, RoughCount Reports, RoughCount Events, RoughCount Confirmed, RoughCount Before, int PublicPlaces = 0);

/// <summary>At what time of the day reports came.</summary>
/// <param name="Part">"Sáng (5–12 giờ)".</param>
/// <param name="Workdays">Monday to Friday.</param>
/// <param name="Weekend">Saturday and Sunday.</param>
internal sealed record SituationHours(string Part, RoughCount Workdays, RoughCount Weekend);

/// <summary>
/// The situation in figures: what was reported, where, when (R-DT-05, R-TL-06). It has no field for a person and none for words: who
/// reported, who was reported, what was said and which officer worked on it are no part of it.
/// </summary>
internal sealed record SituationView
{
    public required SituationPeriod Period { get; init; }
    public required IReadOnlyList<SituationPeriod> Choices { get; init; }

    /// <summary>Whether the reader sees numbers below five.</summary>
    public required bool IsExact { get; init; }
    public required SituationRow Total { get; init; }
    public required IReadOnlyList<SituationRow> ByCategory { get; init; }
    public required IReadOnlyList<SituationRow> ByHamlet { get; init; }

    /// <summary>Kind by place, the most frequent first.</summary>
    public required IReadOnlyList<SituationRow> ByBoth { get; init; }
    public required IReadOnlyList<SituationHours> Hours { get; init; }
}

/// <summary>What the page shows: set by the endpoint, read while it is rendered.</summary>
internal sealed class SituationScreen
{
    public SituationView View { get; set; } = null!;
}
