using BinhYen.Staff;

namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>
    /// T4: gives the case to a handler with a substitute. Officers may take it themselves; chief and deputies may give it
    /// to anybody who is not involved.
    /// </summary>
    public Result Assign(Assignment to, Occasion o)
    {
        if (Unless(o, Who.Officer, CaseState.Triaging, CaseState.Reopened) is { } no) return no;
        if (PendingKind is not null) return CaseRefusals.KindChangePending;
        if (Transfer is { LeftAt: null }) return CaseRefusals.TransferPending;
        if (KindConfirmedBy is null) return CaseRefusals.KindNotConfirmed;
        if (Kind is CaseKind.ProsecutionRequest) return CaseRefusals.HandOverAtOnce;
        if (WaitsForChief && o.Staff!.Role is not StaffRole.PoliceChief) return CaseRefusals.ChiefMustAssign;
        // Whom the reporter objected to must not find it out by trying to take the case again.
        if (State is CaseState.Reopened && !o.Staff!.IsLeader) return CaseRefusals.LeaderAssignsAgain;
        if (!o.Staff!.IsLeader && to.Handler.Id != o.Staff.Id) return CaseRefusals.OnlySelfAssignment;
        if (Unfit(to) is { } unfit) return unfit;
        Take(to);
        WaitsForChief = false;
        Record(CaseAct.Assign, CaseState.Assigned, o);
        return Result.Done;
    }

    /// <summary>
    /// A leader gives a case to another handler: transfer of the officer, long leave, too much work. Also the product itself, where
    /// no leader may learn of it. Clocks run on; what waits for approval waits on. A finished case passes only with a follow-up open.
    /// </summary>
    public Result HandOver(Assignment to, Reason reason, Occasion o)
    {
        if (Unless(o, Who.Leader | Who.System, [.. _passable, .. NextFollowUpOn is null ? [] : new[] { CaseState.Closed }]) is { } no) return no;
        if (Handler is null) return CaseRefusals.WrongState(State);
        if (Unfit(to) is { } unfit) return unfit;
        Take(to);
        Note(CaseAct.HandOver, o, reason);
        return Result.Done;
    }

    /// <summary>Somebody else takes the second place; whoever handles the case goes on as before.</summary>
    public Result NameSubstitute(Actor.Staff substitute, Occasion o)
    {
        if (Unless(o, Who.Leader | Who.System, [.. _passable]) is { } no) return no;
        if (Handler is null) return CaseRefusals.WrongState(State);
        if (substitute.Id == Handler) return CaseRefusals.SubstituteMissing;
        if (Unfit(substitute) is { } unfit) return unfit;
        SubstituteHandler = substitute.Id;
        Note(CaseAct.NameSubstitute, o);
        return Result.Done;
    }

    /// <summary>The named substitute steps in for a handler who is away or does not react.</summary>
    public Result Substitute(Actor.Staff substitute, Reason reason, Occasion o)
    {
        if (Unless(o, Who.System | Who.Leader | Who.Substitute, [.. _working, CaseState.AwaitingInfo]) is { } no) return no;
        if (SubstituteHandler is null || substitute.Id != SubstituteHandler) return CaseRefusals.SubstituteMissing;
        if (Unfit(substitute) is { } unfit) return unfit;
        // They change places, so that the case always has both.
        (Handler, SubstituteHandler) = (SubstituteHandler, Handler);
        Record(CaseAct.Substitute, State, o, reason);
        return Result.Done;
    }

    /// <summary>Somebody openly takes the case over: a leader, the substitute, or in an emergency the duty officer.</summary>
    public Result TakeOver(Reason reason, Occasion o)
    {
        // Anybody may call a case an emergency; were that enough to take it, it would be a way to the name of who reported it.
        var who = Who.Leader | Who.Substitute | (Urgency is Urgency.Emergency && o.Staff is { IsOnDuty: true } ? Who.Officer : Who.None);
        if (Unless(o, who, [.. _working, CaseState.AwaitingInfo]) is { } no) return no;
        if (o.Staff!.Id == Handler) return CaseRefusals.AlreadySo;
        if (Unfit(o.Staff) is { } unfit) return unfit;
        (Handler, SubstituteHandler) = (o.Staff.Id, Handler);
        Note(CaseAct.TakeOver, o, reason);
        return Result.Done;
    }

    private static readonly CaseState[] _passable =
        [.. _working, CaseState.AwaitingInfo, CaseState.OnHold, CaseState.Transferred, CaseState.AwaitingApproval, CaseState.Answered, CaseState.Reopened];

    private void Take(Assignment to)
    {
        // A handler on leave keeps the second place until back.
        (Handler, SubstituteHandler) = to.HandlerIsAway ? (to.Substitute!.Id, to.Handler.Id) : (to.Handler.Id, to.Substitute?.Id);
    }

    private Refusal? Unfit(Assignment to)
    {
        // Where everybody else is kept away, the chief alone is better than nobody.
        if (to is { Substitute: null, HandlerIsAway: false, Handler.Role: StaffRole.PoliceChief } && HasConflict) return Unfit(to.Handler);
        if (to.Substitute is null) return to.HandlerIsAway ? CaseRefusals.HandlerAwayWithoutSubstitute : CaseRefusals.SubstituteMissing;
        if (to.Substitute.Id == to.Handler.Id) return CaseRefusals.SubstituteMissing;
        return Unfit(to.Handler) ?? Unfit(to.Substitute);
    }

    private Refusal? Unfit(Actor.Staff handler)
    {
        if (handler.Commune != CommuneId) return CaseRefusals.AnotherCommune;
        if (!handler.IsOfficer) return CaseRefusals.NotAnOfficer;
        if (IsHiddenFrom(handler)) return CaseRefusals.InvolvedOfficer;
        if (IsExcluded(handler, ExclusionScope.Handling)) return CaseRefusals.TakenOffHandling;
        // A bribe told as a tip about a crime is as much about an officer as a complaint is.
        if ((Kind is CaseKind.PoliceConduct || (HasConflict && CaseKinds.Of(Kind).IsCrime)) && !handler.IsLeader) return CaseRefusals.LeaderMustHandle;
        return null;
    }
}
