using BinhYen.Staff;

namespace BinhYen.Cases;

/// <summary>Who may do an act; several may.</summary>
[Flags]
internal enum Who
{
    None = 0,

    /// <summary>The handler of this case.</summary>
    Handler = 1,

    /// <summary>Any police officer or desk of the commune.</summary>
    Officer = 2,

    /// <summary>A deputy chief.</summary>
    Deputy = 4,

    /// <summary>The chief.</summary>
    Chief = 8,

    /// <summary>Chief or deputy.</summary>
    Leader = Deputy | Chief,

    /// <summary>The product itself.</summary>
    System = 16,

    /// <summary>A reporter of this case.</summary>
    Reporter = 32,

    /// <summary>A member of the committee.</summary>
    Committee = 64,

    /// <summary>The officer who opened the case for triage.</summary>
    Triager = 128,

    /// <summary>The named substitute.</summary>
    Substitute = 256,
}

internal sealed partial class Case
{
    private static readonly CaseState[] _working = [CaseState.Assigned, CaseState.Verifying, CaseState.Handling];

    /// <summary>
    /// True when this member of the staff must not even learn that the case exists (R-YC-66, R-YC-63). False does not yet
    /// mean that their role may see it.
    /// </summary>
    public bool IsHiddenFrom(Actor.Staff staff) =>
        staff.Commune != CommuneId
        || staff.Role is StaffRole.SystemAdministrator
        || ConflictAboveCommune
        || IsExcluded(staff, ExclusionScope.Everything)
        || (IsNationalSecurity && staff.Role is not StaffRole.PoliceChief);

    private bool IsExcluded(Actor.Staff staff, ExclusionScope atLeast) =>
        (ConflictHamlet is { } hamlet && staff.Areas.Contains(hamlet))
        || exclusions.Any(e => e.StaffId == staff.Id && (e.Scope is ExclusionScope.Everything || e.Scope == atLeast));

    /// <summary>True for the handler and the named substitute; while nobody handles the case, for nobody.</summary>
    public bool IsHandledBy(StaffId staff) => Handler is { } handler && (handler == staff || SubstituteHandler == staff);

    /// <summary>The reason why this act is not for this actor now; null when it is. Secrecy is checked before anything else.</summary>
    private Refusal? Unless(Occasion o, Who who, params ReadOnlySpan<CaseState> states)
    {
        if (o.Staff is { } staff && IsHiddenFrom(staff)) return CaseRefusals.NotFound;
        if (!MayAct(o.By, who)) return CaseRefusals.NotYours;
        // Whose answer the reporter objected to has no more part in it: no note to the reporter, no merger, no word on who else may not.
        if (o.Staff is { IsLeader: false } off && IsTakenOff(off.Id)) return CaseRefusals.TakenOffHandling;
        return states.Contains(State) ? null : CaseRefusals.WrongState(State);
    }

    private bool MayAct(Actor by, Who who) => by switch
    {
        Actor.Staff staff => (who.HasFlag(Who.Handler) && staff.Id == Handler)
            || (who.HasFlag(Who.Triager) && staff.Id == TriagedBy && staff.IsOfficer && (Handler is null || Handler == staff.Id))
            || (who.HasFlag(Who.Substitute) && staff.Id == SubstituteHandler)
            || (who.HasFlag(Who.Officer) && staff.IsOfficer)
            || (who.HasFlag(Who.Deputy) && staff.Role is StaffRole.DeputyPoliceChief)
            || (who.HasFlag(Who.Chief) && staff.Role is StaffRole.PoliceChief)
            || (who.HasFlag(Who.Committee) && staff.Role is StaffRole.Committee),
        _ when by == Actor.System => who.HasFlag(Who.System),
        _ when by == Actor.Reporter => who.HasFlag(Who.Reporter),
        _ => false,
    };
}
