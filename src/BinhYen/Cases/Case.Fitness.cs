namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>True when this officer may be given the case: not involved, of this commune, of the rank it needs.</summary>
    public bool Accepts(Actor.Staff officer) => Unfit(officer) is null;

    /// <summary>True when this person is kept from handling or approving because the reporter objected to them.</summary>
    public bool IsTakenOff(StaffId staff) => exclusions.Any(e => e.StaffId == staff && e.Scope is ExclusionScope.Handling);
}
