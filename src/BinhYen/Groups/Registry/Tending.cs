namespace BinhYen.Groups.Registry;

/// <summary>Why this person looks after a group today.</summary>
internal enum TendingBy
{
    Officer,

    /// <summary>The group's substitute, because the officer is away.</summary>
    Substitute,

    /// <summary>Who stands in for the officer by the leave's own entry.</summary>
    LeaveSubstitute,

    /// <summary>A leader of the commune police, because nobody else is there.</summary>
    Leadership,
}

/// <param name="Person">Who looks after the group today; null only in a commune without any leader in service.</param>
/// <param name="By">On what ground.</param>
internal sealed record TendedBy(StaffId? Person, TendingBy By);

/// <summary>
/// Who keeps order in a group on a day. A group is never without somebody: officer, substitute, the substitute named for
/// the leave, and at last the leadership of the commune police.
/// </summary>
internal static class Tending
{
    /// <param name="facts">The group.</param>
    /// <param name="leadership">Chief and deputies in service who are there, the chief first.</param>
    public static TendedBy Of(GroupFacts facts, IReadOnlyList<StaffId> leadership)
    {
        var officer = facts.Holder(GroupDuty.Officer);
        if (officer is { } own && IsThere(own)) return new TendedBy(own, TendingBy.Officer);
        if (facts.Holder(GroupDuty.Substitute) is { } substitute && IsThere(substitute)) return new TendedBy(substitute, TendingBy.Substitute);
        if (officer is { } away && facts.Away.GetValueOrDefault(away)?.SubstituteId is { } standIn && IsThere(standIn))
            return new TendedBy(standIn, TendingBy.LeaveSubstitute);
        return new TendedBy(leadership.Count > 0 ? leadership[0] : null, TendingBy.Leadership);

        // Closed accounts hold nothing, whatever their appointment says.
        bool IsThere(StaffId person) => !facts.Away.ContainsKey(person) && facts.Cards.GetValueOrDefault(person) is not { IsClosed: true };
    }
}
