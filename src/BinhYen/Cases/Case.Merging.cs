using BinhYen.Staff;

namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>
    /// T16: the case is about the same event as another one, which goes on for both. Reports and their threads stay
    /// where they are, so no reporter learns of another and each gets an answer (R-TT-53).
    /// </summary>
    public Result MergeInto(Case target, Occasion o)
    {
        if (Unmergeable(o) is { } no) return no;
        if (target.Id == Id) return CaseRefusals.MergeIntoItself;
        if (o.Staff is { } staff && target.IsHiddenFrom(staff)) return CaseRefusals.NotFound;
        if (target.CommuneId != CommuneId) return CaseRefusals.AnotherCommune;
        if (!target.IsOpen) return CaseRefusals.MergeTargetNotOpen;
        if (target.HasConflict || target.IsNationalSecurity) return CaseRefusals.MergeAcrossWalls;
        if (LosesProtection(Kind, target.Kind)) return CaseRefusals.MergeTargetKind;
        if (target.PeakUrgency < PeakUrgency) return CaseRefusals.MergeTargetLessUrgent;
        // Merging must not bring a report back into the hands its reporter objected to.
        if (target.Handler is { } hands && IsTakenOff(hands)) return CaseRefusals.TakenOffHandling;
        foreach (var off in exclusions.Where(e => e.Scope is ExclusionScope.Handling)) target.TakeOff(off.StaffId);
        if (CurrentDraft is { } draft) draft.ReturnedAt = o.At;
        (Waiting, Hold, Finding) = (null, null, null);
        if (Transfer is { LeftAt: null }) Transfer = null;
        MergedInto = target.Id;
        // The child's words go on there, and so does what guards them.
        target.ConcernsMinor |= ConcernsMinor;
        // Whoever joins has not agreed to what was agreed to there.
        if (AnnouncementConsentAt is null) target.AnnouncementConsentAt = null;
        CancelClocks(o.At);
        Record(CaseAct.MergeInto, CaseState.Merged, o);
        return Result.Done;
    }

    private void TakeOff(StaffId staff)
    {
        Exclude(staff, ExclusionScope.Handling);
        if (SubstituteHandler == staff) SubstituteHandler = null;
    }

    /// <summary>Why this case cannot be merged into any other now; null when it can.</summary>
    public Refusal? Unmergeable(Occasion o)
    {
        var states = CaseStates.Open.Where(s => s is not CaseState.Received).ToArray();
        if (Unless(o, Who.Handler | Who.Triager | Who.Leader, states) is { } no) return no;
        // What was objected to is read and given out by leaders; in another officer's case it would be read at once.
        if (WaitsForChief && o.Staff is not { Role: StaffRole.PoliceChief }) return CaseRefusals.ChiefMustAssign;
        if (State is CaseState.Reopened && o.Staff is not { Role: StaffRole.PoliceChief or StaffRole.DeputyPoliceChief }) return CaseRefusals.MergeReopened;
        if (PendingKind is not null) return CaseRefusals.KindChangePending;
        return HasConflict || IsNationalSecurity ? CaseRefusals.MergeAcrossWalls : null;
    }
}
