using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>Weighs all categories and picks the one the words speak for most.</summary>
internal sealed class CategoryJudge(CategoryStatistics statistics)
{
    // Below this the machine says "unclear" rather than guess.
    private const double EnoughEvidence = 2;
    private const double StatisticsWeight = 1.5;

    /// <summary>Categories with a score, best first; never empty.</summary>
    public IReadOnlyList<CategoryScore> Rank(CueScan scan)
    {
        var likelihood = statistics.Estimate(scan.Words);
        var scores = CaseCategories.All
            .Where(info => info.Category is not (CaseCategory.Greeting or CaseCategory.Unclear))
            .Select(info => new CategoryScore(info.Category, scan.Score(info.Category) + StatisticsWeight * likelihood.GetValueOrDefault(info.Category)))
            .OrderByDescending(score => score.Score)
            .ToList();
        if (scores[0].Score < EnoughEvidence)
        {
            scores.Insert(0, new CategoryScore(NothingSaid(scan), EnoughEvidence));
        }

        return [.. scores.Where(score => score.Score > 0).Take(4)];
    }

    // A cry for help without a word about what happened is never a greeting.
    private static CaseCategory NothingSaid(CueScan scan) =>
        scan.Score(CaseCategory.Greeting) >= 2 && !scan.HasAny("urgentCall", "injury", "threat") && scan.Words.Count <= 20
        && scan.Score(CaseCategory.Greeting) >= scan.Score(CaseCategory.Unclear)
            ? CaseCategory.Greeting
            : CaseCategory.Unclear;
}
