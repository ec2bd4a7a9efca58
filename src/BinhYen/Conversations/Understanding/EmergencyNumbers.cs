using BinhYen.Cases;

namespace BinhYen.Conversations.Understanding;

/// <summary>
/// The numbers for the first reply: 113 police, 114 fire and rescue, 115 ambulance, 112 disaster and rescue,
/// 111 child protection. One number too many costs a second, one too few may cost a life.
/// </summary>
internal static class EmergencyNumbers
{
    /// <summary>The numbers in the order to call them; empty unless it is an emergency.</summary>
    public static IReadOnlyList<string> For(IReadOnlyList<CategoryScore> ranked, Urgency urgency, CueScan scan)
    {
        if (urgency != Urgency.Emergency)
        {
            return [];
        }

        var category = ranked[0].Category;
        var numbers = new List<string>(ForCategory(category));
        foreach (var number in UrgencyJudge.Dangers(ranked).SelectMany(ForCategory))
        {
            Add(numbers, number, wanted: true);
        }

        Add(numbers, "115", scan.HasAny("injury", "trapped"));
        Add(numbers, "114", category == CaseCategory.TrafficAccident && scan.HasAny("trapped"));
        Add(numbers, "111", IsAgainstPeople(category) && scan.Has("smallChild"));
        return numbers;
    }

    private static string[] ForCategory(CaseCategory category) => category switch
    {
        CaseCategory.FireExplosion => ["114", "115"],
        CaseCategory.FireRisk => ["114"],
        CaseCategory.Rescue => ["114", "115", "112"],
        CaseCategory.Disaster => ["112", "114"],
        CaseCategory.TrafficAccident => ["115", "113", "114"],
        CaseCategory.TrafficHazard => ["113", "114"],
        CaseCategory.WeaponsFireworks => ["113", "112"],
        CaseCategory.ChildAbuse => ["113", "111"],
        CaseCategory.Assault or CaseCategory.Robbery => ["113", "115"],
        CaseCategory.PersonInDistress or CaseCategory.Unclear => ["113", "115"],
        _ => ["113"],
    };

    private static bool IsAgainstPeople(CaseCategory category) =>
        category is CaseCategory.DomesticViolence or CaseCategory.Trafficking or CaseCategory.MissingPerson;

    private static void Add(List<string> numbers, string number, bool wanted)
    {
        if (wanted && !numbers.Contains(number))
        {
            numbers.Add(number);
        }
    }
}
