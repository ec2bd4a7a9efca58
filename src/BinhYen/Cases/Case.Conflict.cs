namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>
    /// Keeps more people away, because the case turns out to be about them (workflow §7). The circle only grows.
    /// When the handler is among them the case goes back to triage without a handler, and their draft is void.
    /// </summary>
    /// <param name="scope">Who is kept away from now on.</param>
    /// <param name="handlerIsInvolved">True when the present handler falls under <paramref name="scope"/>, also through the hamlet.</param>
    /// <param name="reason">Why.</param>
    /// <param name="o">The handler, a leader or the system; while nobody handles it any officer who notices.</param>
    public Result WidenConflict(ConflictScope scope, bool handlerIsInvolved, Reason reason, Occasion o)
    {
        if (Unless(o, Handler is null ? Who.Officer | Who.System : Who.Handler | Who.Leader | Who.System, [.. CaseStates.Open]) is { } no) return no;
        if (scope.IsEmpty) return CaseRefusals.AlreadySo;
        if (scope.AreaOfficersOf is { } hamlet && ConflictHamlet is { } known && hamlet != known) return CaseRefusals.SecondConflictHamlet;
        KeepAway(scope);
        var involved = Handler is { } handler && (handlerIsInvolved || scope.AboveCommune || scope.Excluded.Contains(handler));
        if (SubstituteHandler is { } substitute && scope.Excluded.Contains(substitute)) SubstituteHandler = null;
        if (involved) DropHandler(o);
        // Whoever puts the handler under suspicion does not get the case by it: a leader gives it to somebody.
        if (involved && o.Staff is { IsLeader: false } by) Exclude(by.Id, ExclusionScope.Handling);
        Record(CaseAct.WidenConflict, involved ? CaseState.Triaging : State, o, reason);
        return Result.Done;
    }

    /// <summary>Whom the case it went into is closed to does not see this one either: that it was merged would tell of the other.</summary>
    public void FollowConflict(Case target)
    {
        foreach (var kept in target.exclusions.Where(e => e.Scope is ExclusionScope.Everything)) Exclude(kept.StaffId, ExclusionScope.Everything);
        ConflictHamlet ??= target.ConflictHamlet;
        ConflictAboveCommune |= target.ConflictAboveCommune;
        HasConflict |= target.HasConflict;
    }

    /// <summary>Whose case it is: handler and substitute, and before there is one whoever opened it.</summary>
    public IReadOnlyList<StaffId> Hands => [.. (Handler is null ? [TriagedBy] : new[] { Handler, SubstituteHandler }).OfType<StaffId>().Distinct()];

    /// <summary>True when everybody whom this scope keeps away is kept away already.</summary>
    public bool IsClosedTo(ConflictScope scope) => ConflictAboveCommune
        || (!scope.AboveCommune
            && (scope.AreaOfficersOf is null || scope.AreaOfficersOf == ConflictHamlet)
            && scope.Excluded.All(staff => exclusions.Any(e => e.StaffId == staff && e.Scope is ExclusionScope.Everything)));

    private void KeepAway(ConflictScope scope)
    {
        foreach (var staff in scope.Excluded) Exclude(staff, ExclusionScope.Everything);
        ConflictHamlet ??= scope.AreaOfficersOf;
        ConflictAboveCommune |= scope.AboveCommune;
        HasConflict |= !scope.IsEmpty;
    }

    private void Exclude(StaffId staff, ExclusionScope scope)
    {
        if (exclusions.Any(e => e.StaffId == staff && e.Scope == scope)) return;
        exclusions.Add(new CaseExclusion { CaseId = Id, StaffId = staff, Scope = scope });
    }

    private void DropHandler(Occasion o)
    {
        (Handler, SubstituteHandler) = (null, null);
        if (CurrentDraft is { } draft) draft.ReturnedAt = o.At;
        (Waiting, Hold, Finding) = (null, null, null);
        if (Transfer is { LeftAt: null }) Transfer = null;
        StopClock(ClockKind.HoldReview, o.At);
        ResumeClocks(o);
    }
}
