namespace BinhYen.Cases;

/// <summary>Who is kept away from a case because it is about them, their superior or their area (workflow §7).</summary>
/// <param name="Excluded">Named officers with their subordinates and co-moderators, as the caller resolved them.</param>
/// <param name="AreaOfficersOf">All officers of this hamlet, when the officer is not named; null otherwise.</param>
/// <param name="AboveCommune">True when the chief is concerned: nobody in the commune acts or looks, only the hand-over happens.</param>
internal sealed record ConflictScope(IReadOnlySet<StaffId> Excluded, HamletId? AreaOfficersOf = null, bool AboveCommune = false)
{
    /// <summary>No conflict of interest.</summary>
    public static ConflictScope None { get; } = new(new HashSet<StaffId>());

    /// <summary>True when nobody is kept away.</summary>
    public bool IsEmpty => Excluded.Count == 0 && AreaOfficersOf is null && !AboveCommune;

    /// <summary>Whoever one of the two keeps away.</summary>
    public ConflictScope And(ConflictScope other) => new(Excluded.Concat(other.Excluded).ToHashSet(), AreaOfficersOf ?? other.AreaOfficersOf, AboveCommune || other.AboveCommune);

    /// <summary>Only these officers.</summary>
    public static ConflictScope Of(params StaffId[] officers) => new(officers.ToHashSet());
}

/// <summary>Who shall handle a case and who steps in: both checked when the case is assigned (T4).</summary>
/// <param name="Handler">The one responsible person (R-DT-07).</param>
/// <param name="HandlerIsAway">True while that person is on leave.</param>
/// <param name="Substitute">Who steps in; null when nobody is named, which is refused.</param>
internal sealed record Assignment(Actor.Staff Handler, bool HandlerIsAway, Actor.Staff? Substitute);
