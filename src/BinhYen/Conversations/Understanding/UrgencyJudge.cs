using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>
/// The urgency a careful duty officer would give: the category's default, raised by danger, by what goes on now, by
/// weapons and injuries, lowered by past time and by “it is over”. In doubt the higher one.
/// </summary>
internal static class UrgencyJudge
{
    // A second meaning counts for danger when it is nearly as strong as the first.
    private const double NearlyAsStrong = 0.6;
    private const double StrongDanger = 5;

    /// <summary>The urgency of the best category, or the emergency that a close runner-up or the words themselves tell of.</summary>
    public static Urgency Judge(IReadOnlyList<CategoryScore> ranked, CueScan scan, UnderstandingContext context)
    {
        var urgency = ForCategory(ranked[0].Category, scan, context);
        return urgency != Urgency.Emergency && MayBeDanger(ranked[0].Category)
            && (IsLifeInDanger(scan) || Dangers(ranked).Any(category => ForCategory(category, scan, context) == Urgency.Emergency))
            ? Urgency.Emergency
            : urgency;
    }

    /// <summary>Emergencies that the words speak for nearly as strongly as for the best category.</summary>
    public static IEnumerable<CaseCategory> Dangers(IReadOnlyList<CategoryScore> ranked) =>
        ranked.Skip(1).Where(score => score.Score >= StrongDanger && score.Score >= NearlyAsStrong * ranked[0].Score && IsDanger(score.Category)).Select(score => score.Category);

    private static bool IsDanger(CaseCategory category) => category
        is CaseCategory.FireExplosion or CaseCategory.Rescue or CaseCategory.PersonInDistress or CaseCategory.TrafficAccident
        or CaseCategory.Assault or CaseCategory.DomesticViolence or CaseCategory.Robbery or CaseCategory.ChildAbuse;

    private static Urgency ForCategory(CaseCategory category, CueScan scan, UnderstandingContext context) => category switch
    {
        CaseCategory.Theft => Theft(scan),
        CaseCategory.Robbery => IsOver(scan) ? Urgency.High : Urgency.Emergency,
        CaseCategory.Assault => Assault(scan),
        CaseCategory.DomesticViolence => DomesticViolence(scan),
        CaseCategory.Fraud => Fraud(scan),
        CaseCategory.Drugs => IsViolentNow(scan) && scan.Has("weapon") ? Urgency.Emergency : scan.Has("habit") && scan.Has("namesPerson") ? Urgency.Normal : Urgency.High,
        CaseCategory.Gambling => IsNow(category, scan) && !scan.Has("habit") ? Urgency.High : Urgency.Normal,
        CaseCategory.LoanShark => scan.Has("leaflet") && !scan.Has("debtViolence") ? Urgency.Normal : Urgency.High,
        CaseCategory.WeaponsFireworks => Weapons(scan),
        CaseCategory.Trafficking => scan.Has("victimAway") ? Urgency.Emergency : Urgency.High,
        CaseCategory.PublicDisorder => PublicDisorder(scan),
        CaseCategory.Noise => IsNightNoise(scan, context) ? Urgency.High : Urgency.Normal,
        CaseCategory.CommunityConflict => scan.Has("threat") ? Urgency.High : Urgency.Normal,
        CaseCategory.TrafficAccident => TrafficAccident(scan),
        CaseCategory.TrafficViolation => scan.Has("racing") && !IsOver(scan) && scan.HasAny("now", "recent") ? Urgency.High : Urgency.Normal,
        CaseCategory.TrafficHazard => TrafficHazard(scan),
        CaseCategory.FireExplosion => scan.Has("resolved") || (IsOver(scan) && !scan.Has("urgentCall")) ? Urgency.High : Urgency.Emergency,
        CaseCategory.FireRisk => scan.Has("gasLeak") ? Urgency.Emergency : Urgency.Normal,
        CaseCategory.Disaster => scan.Has("peopleInDanger") && !(scan.Has("noInjury") && !scan.Has("trapped")) ? Urgency.Emergency : Urgency.High,
        CaseCategory.MissingPerson => scan.HasAny("smallChild", "frail") || IsYoungOrOld(scan.Words) ? Urgency.Emergency : Urgency.High,
        CaseCategory.FoundPersonOrItem => scan.Has("person") ? Urgency.High : Urgency.Low,
        CaseCategory.PoliceConduct => scan.Has("demand") ? Urgency.High : Urgency.Normal,
        CaseCategory.ProcIdCard => scan.Has("vneidPhone") ? Urgency.High : Urgency.Normal,
        CaseCategory.Unclear => scan.Has("cry") || (scan.Has("injury") && scan.HasAny("urgentCall", "now", "recent")) ? Urgency.Emergency : Urgency.Normal,
        _ => CaseCategories.Of(category).DefaultUrgency,
    };

    private static Urgency Theft(CueScan scan)
    {
        var now = (scan.IsOngoing(CaseCategory.Theft) || scan.Has("intruder")) && scan.HasAny("now", "urgentCall", "intruder");
        if (now && !scan.HasAny("past", "habit"))
        {
            return Urgency.Emergency;
        }

        return scan.HasAny("older", "habit") && !scan.Has("recent") ? Urgency.Normal : Urgency.High;
    }

    private static Urgency Assault(CueScan scan)
    {
        if (IsOver(scan))
        {
            return Urgency.High;
        }

        return IsViolentNow(scan) || scan.IsOngoing(CaseCategory.Assault) || scan.Has("weapon") || scan.Has("injury")
            ? Urgency.Emergency
            : Urgency.High;
    }

    private static Urgency DomesticViolence(CueScan scan) =>
        !IsOver(scan) && (IsViolentNow(scan) || scan.IsOngoing(CaseCategory.DomesticViolence) || scan.Has("weapon") || scan.Has("injury")) && !IsHabitOnly(scan)
            ? Urgency.Emergency
            : Urgency.High;

    private static bool IsHabitOnly(CueScan scan) => scan.Has("habit") && !scan.HasAny("urgentCall", "inDanger", "weapon");

    private static Urgency Fraud(CueScan scan)
    {
        if (!scan.Has("moneyLost"))
        {
            return Urgency.Normal;
        }

        return scan.Has("noLoss") && !scan.Has("recent") ? Urgency.Normal : Urgency.High;
    }

    private static Urgency Weapons(CueScan scan)
    {
        if (scan.Has("surrender") && scan.Has("question"))
        {
            return Urgency.Normal;
        }

        return scan.Has("uxo") || (scan.Has("weapon") && IsViolentNow(scan)) ? Urgency.Emergency : Urgency.High;
    }

    private static Urgency PublicDisorder(CueScan scan)
    {
        if (IsOver(scan))
        {
            return Urgency.Normal;
        }

        return scan.Has("weapon") ? Urgency.Emergency : Urgency.High;
    }

    private static Urgency TrafficAccident(CueScan scan)
    {
        if (scan.Has("past"))
        {
            return Urgency.Normal;
        }

        if (scan.Has("noInjury"))
        {
            return Urgency.High;
        }

        return scan.Has("injury") || scan.HasAny("urgentCall", "recent", "now") || !scan.Has("fled") ? Urgency.Emergency : Urgency.Normal;
    }

    private static Urgency TrafficHazard(CueScan scan)
    {
        if (scan.Has("lampOrSign") && !scan.Has("hazardNow"))
        {
            return Urgency.Low;
        }

        return scan.Has("hazardNow") ? Urgency.High : Urgency.Normal;
    }

    private static bool IsNightNoise(CueScan scan, UnderstandingContext context)
    {
        var now = scan.Has("now") || scan.IsOngoing(CaseCategory.Noise);
        var hour = context.SentAt?.ToOffset(TimeSpan.FromHours(7)).Hour;
        return (scan.Has("late") && now && !scan.Has("habit")) || (now && hour is >= 22 or < 5);
    }

    // Danger to life counts whatever the matter is, but not in tales, thanks, questions and advertising.
    private static bool MayBeDanger(CaseCategory category) =>
        (CaseCategories.Of(category).Track is CategoryTrack.Crime or CategoryTrack.Administrative or CategoryTrack.EmergencyServices or CategoryTrack.Mediation
        or CategoryTrack.EventCheck or CategoryTrack.AskBack || category is CaseCategory.Disaster)
        && category is not (CaseCategory.Fraud or CaseCategory.Gambling or CaseCategory.Noise or CaseCategory.TrafficAccident);

    private static bool IsLifeInDanger(CueScan scan) =>
        !scan.HasAny("past", "resolved", "noInjury", "hypothetical") && (scan.Has("cry") || (scan.Has("urgentCall") && scan.HasAny("injury", "weapon", "inDanger", "trapped", "intruder")));

    private static bool IsOver(CueScan scan) => scan.Has("past") && !scan.HasAny("urgentCall", "inDanger");

    private static bool IsViolentNow(CueScan scan) => scan.HasAny("urgentCall", "inDanger");

    private static bool IsNow(CaseCategory category, CueScan scan) => scan.IsOngoing(category) || scan.HasAny("now", "urgentCall");

    // "5 tuổi", "82 tuổi": children up to twelve and people from sixty cannot look after themselves outside.
    private static bool IsYoungOrOld(IReadOnlyList<MessageWord> words)
    {
        for (var index = 0; index + 1 < words.Count; index++)
        {
            if (words[index + 1].Folded == "tuoi" && int.TryParse(words[index].Folded, out var age) && age is <= 12 or >= 60)
            {
                return true;
            }
        }

        return false;
    }
}
