using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>Who must not see or be told: secrecy asked for, officers concerned, posts others should not read.</summary>
internal static class PrivacyJudge
{
    /// <summary>How much discretion is asked for or needed.</summary>
    public static ConfidentialityLevel Judge(CaseCategory category, CueScan scan)
    {
        if (AsksForSecrecy(scan))
        {
            return ConfidentialityLevel.Asked;
        }

        return CaseCategories.Of(category).IsPrivateByNature || HasSoftDistress(category, scan) ? ConfidentialityLevel.ByNature : ConfidentialityLevel.Default;
    }

    /// <summary>True when the sender asks that nobody learns who spoke. A fraudster who tells the victim to keep silent is no wish of the sender; what is said beside that is.</summary>
    public static bool AsksForSecrecy(CueScan scan)
    {
        var others = scan.Hits("secrecyOfOthers").Select(hit => hit.Span).ToList();
        return scan.Hits("asksSecrecy").Any(hit => hit.Cue.Weight > 0 && !others.Exists(other => other.Start <= hit.Span.Start && hit.Span.End <= other.End));
    }

    /// <summary>True when something in the words may be such a wish: whoever is afraid, or speaks of the own name, is asked back.</summary>
    public static bool MayWishSecrecy(CueScan scan) => scan.Has("mayWishSecrecy") && !scan.Has("secrecyOfOthers");

    /// <summary>True when an officer is, or may be, the subject. In doubt true.</summary>
    public static bool IsOfficerConflict(CaseCategory category, CueScan scan)
    {
        if (category == CaseCategory.PoliceConduct)
        {
            return true;
        }

        return category is not (CaseCategory.Praise or CaseCategory.Greeting or CaseCategory.Spam) && !scan.Has("impersonation")
            && (scan.Score(CaseCategory.PoliceConduct) >= 5 || (scan.Has("officer") && scan.Has("misconduct")));
    }

    /// <summary>
    /// True when a moderator should take a group post down: advertising, or a concrete crime that names someone or warns
    /// an offender. Warnings, accidents, fires and criticism of the police stay.
    /// </summary>
    public static bool HideInGroup(CaseCategory category, CaseKind kind, Urgency urgency, bool officerConflict, CueScan scan, UnderstandingContext context)
    {
        if (!context.IsGroupPost || officerConflict)
        {
            return false;
        }

        if (category == CaseCategory.Spam)
        {
            return true;
        }

        var isConcreteCrime = CaseKinds.Of(kind).IsCrime && category != CaseCategory.Fraud && !(category == CaseCategory.LoanShark && scan.Has("leaflet"));
        return (isConcreteCrime && urgency != Urgency.Emergency) || (category == CaseCategory.CommunityConflict && scan.Has("namesPerson"));
    }

    private static bool HasSoftDistress(CaseCategory category, CueScan scan) =>
        CaseCategories.Of(category).IsCrime && (scan.Has(nameof(CaseCategory.PersonInDistress)) || scan.Has("shame"));
}
