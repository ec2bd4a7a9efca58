using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>Weighs all categories and picks the one the words speak for most.</summary>
internal sealed class CategoryJudge(CategoryStatistics statistics)
{
    // Below this the machine says "unclear" rather than guess.
    private const double EnoughEvidence = 2;
    private const double StatisticsWeight = 1.5;
    private const int Most = 4;

    /// <summary>Categories with a score, best first, at most four; never empty.</summary>
    public IReadOnlyList<CategoryScore> Rank(CueScan scan)
    {
        var likelihood = statistics.Estimate(scan.Words);
        var best = new List<CategoryScore>(Most + 1);
        foreach (var info in CaseCategories.All)
        {
            if (info.Category is CaseCategory.Greeting or CaseCategory.Unclear) continue;
            var score = scan.Score(info.Category) + StatisticsWeight * likelihood[(int)info.Category];
            if (score > 0) Insert(best, info.Category, score);
        }

        if (best.Count == 0 || best[0].Score < EnoughEvidence)
        {
            best.Insert(0, new CategoryScore(NothingSaid(scan), EnoughEvidence));
        }

        return best.Count > Most ? best[..Most] : best;
    }

    // Behind those as strong, so that the order of the categories decides between equals.
    private static void Insert(List<CategoryScore> best, CaseCategory category, double score)
    {
        var place = best.Count;
        while (place > 0 && best[place - 1].Score < score) place--;
        if (place == Most) return;
        best.Insert(place, new CategoryScore(category, score));
        if (best.Count > Most) best.RemoveAt(Most);
    }

    // A cry for help without a word about what happened is never a greeting.
    private static CaseCategory NothingSaid(CueScan scan) =>
        scan.Score(CaseCategory.Greeting) >= 2 && !scan.HasAny("urgentCall", "injury", "threat") && scan.Words.Count <= 20
        && scan.Score(CaseCategory.Greeting) >= scan.Score(CaseCategory.Unclear)
            ? CaseCategory.Greeting
            : CaseCategory.Unclear;
}
