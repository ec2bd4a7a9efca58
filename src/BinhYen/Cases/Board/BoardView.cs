using System.Globalization;
using BinhYen.Cases.Situation;

namespace BinhYen.Cases.Board;

/// <summary>
/// A part of a whole, shown as "277/302 (91,7 %)": no percentage without its counts (lessons 7). For those who get rough counts as "270+/300+
/// (khoảng 90 %)", to the next ten, and without a part while the whole is below ten: one report more moves it seldom and never alone.
/// </summary>
/// <param name="Part">How many of them.</param>
/// <param name="Whole">Of how many.</param>
/// <param name="IsExact">Whether the reader sees the numbers themselves.</param>
internal readonly record struct Share(int Part, int Whole, bool IsExact = true)
{
    private const int FewestDivided = 2 * RoughCount.Step;

    public override string ToString() =>
        Whole == 0 ? "chưa có"
        : IsExact ? string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{Part}/{Whole} ({100m * Part / Whole:0.0} %)")
        : Whole < FewestDivided ? $"{new RoughCount(Whole, IsExact)}: còn ít, không chia"
        : string.Create(CultureInfo.InvariantCulture, $"{Rough(Part)}/{Rough(Whole)} (khoảng {RoughTens} %)");

    // From the rough numbers, so that it says no more than they do.
    private int RoughTens => (int)Math.Round(10m * Rough(Part).Shown / Rough(Whole).Shown, MidpointRounding.AwayFromZero) * 10;

    private static RoughCount Rough(int count) => new(count, IsExact: false);
}

/// <summary>One hamlet or category. A count is null where so few reports are not divided.</summary>
internal sealed record BoardRow(string Name, RoughCount? Received, RoughCount? Open, RoughCount? Overdue, string? Href);

/// <summary>How soon people looked first.</summary>
/// <param name="Name">Officer or hamlet.</param>
/// <param name="Looked">How many first looks.</param>
/// <param name="InTime">How many within their time.</param>
/// <param name="Median">The middle one; null where counts are rough, for it would move with each.</param>
internal sealed record FirstLookRow(string Name, RoughCount Looked, Share InTime, TimeSpan? Median);

/// <summary>The same kind of event at the same place again; never by person (R-YC-11).</summary>
internal sealed record RepeatRow(string Hamlet, string Category, RoughCount Count);

/// <summary>A conflict between residents that is not settled yet (R-HG-07).</summary>
internal sealed record ConflictRow(CaseCode Code, string? Hamlet, DateOnly FollowUpOn, bool IsLate);

/// <summary>What came of the year's suggestions (R-HG-40).</summary>
internal sealed record SuggestionFigures(int Year, RoughCount Received, Share Answered, IReadOnlyList<(string Outcome, RoughCount Count)> Outcomes);

/// <summary>How residents took the answers of a month (R-HG-13).</summary>
/// <param name="Reacted">Answered reports whose sender accepted, objected or rated.</param>
/// <param name="Satisfied">Ratings of four and five stars among all ratings.</param>
internal sealed record InteractionFigures(Share Reacted, Share Satisfied);

/// <summary>The board of one month.</summary>
internal sealed record BoardView
{
    public required DateOnly Month { get; init; }
    public required RoughCount Open { get; init; }
    public required RoughCount Overdue { get; init; }
    public required Share InTime { get; init; }

    /// <summary>Reports of earlier months without an answer: must be 0 (R-HG-31).</summary>
    public required RoughCount Unanswered { get; init; }

    /// <summary>True when a figure that is not exact is not divided at all: of one report the two tables together would tell place and kind.</summary>
    public bool IsFew { get; init; }
    public required IReadOnlyList<BoardRow> ByHamlet { get; init; }
    public required IReadOnlyList<BoardRow> ByCategory { get; init; }
    public required IReadOnlyList<FirstLookRow> LookByOfficer { get; init; }
    public required IReadOnlyList<FirstLookRow> LookByHamlet { get; init; }
    public required IReadOnlyList<RepeatRow> Repeats { get; init; }
    public required IReadOnlyList<ConflictRow> Conflicts { get; init; }
    public required SuggestionFigures Suggestions { get; init; }

    /// <summary>Null for the committee while fewer than five reports were answered: a single rating could point to somebody.</summary>
    public required InteractionFigures? Interaction { get; init; }

    /// <summary>True for those who may open the lists behind the figures.</summary>
    public required bool MayOpen { get; init; }
}

/// <summary>What the page shows: set by the endpoint, read while it is rendered.</summary>
internal sealed class BoardScreen
{
    public BoardView View { get; set; } = null!;
}
