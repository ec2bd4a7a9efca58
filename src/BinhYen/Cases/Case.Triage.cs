namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>T2: an officer opens the case. The clock of the first human look stops (R-YC-07).</summary>
    public Result StartTriage(Occasion o)
    {
        if (Unless(o, Who.Officer, CaseState.Received) is { } no) return no;
        TriagedBy = o.Staff!.Id;
        StopClocks(o.At, ClockKind.FirstLook);
        Record(CaseAct.StartTriage, CaseState.Triaging, o);
        return Result.Done;
    }

    /// <summary>An officer confirms the suggested kind and with it the legal track (R-TT-08).</summary>
    public Result ConfirmKind(Occasion o)
    {
        if (Unless(o, Who.Officer, [.. CaseStates.Open]) is { } no) return no;
        if (PendingKind is not null) return CaseRefusals.KindChangePending;
        if (KindConfirmedBy is not null) return CaseRefusals.AlreadySo;
        KindConfirmedBy = o.Staff!.Id;
        Note(CaseAct.ConfirmKind, o);
        return Result.Done;
    }

    /// <summary>T3: a greeting, help, praise or advertising needs no case. The sender still gets a reply, except for advertising.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="replied">True when a reply was sent or is being sent in the same save.</param>
    /// <param name="o">An officer.</param>
    public Result DismissAsNotACase(Reason reason, bool replied, Occasion o)
    {
        if (Unless(o, Who.Officer, CaseState.Triaging) is { } no) return no;
        if (PendingKind is not null) return CaseRefusals.KindChangePending;
        if (KindConfirmedBy is null) return CaseRefusals.KindNotConfirmed;
        var dismissible = Kind is CaseKind.NonCase or CaseKind.Support or CaseKind.Praise && PeakUrgency < Urgency.High && !HasConflict;
        if (!dismissible || IsNationalSecurity) return CaseRefusals.OnlyAnswerableKindsAreDismissed;
        if (!replied && Category is not CaseCategory.Spam) return CaseRefusals.ReplyMissing;
        CancelClocks(o.At);
        Record(CaseAct.DismissAsNotACase, CaseState.NotACase, o, reason);
        return Result.Done;
    }

    /// <summary>How long a dismissal may be taken back with one button: long enough on a slow line, too short to change one's mind about a case.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromMinutes(1);

    /// <summary>Takes a dismissal back that was a slip of the hand: the case stands as before and its clocks run on as if nothing had been.</summary>
    public Result UndoDismissal(Occasion o)
    {
        if (Unless(o, Who.Triager | Who.Leader, CaseState.NotACase) is { } no) return no;
        if (clocks.Max(c => c.CancelledAt) is not { } dismissed || o.At - dismissed > UndoWithin) return CaseRefusals.TooLateToUndo;
        foreach (var clock in clocks.Where(c => c.CancelledAt == dismissed)) clock.Uncancel();
        Record(CaseAct.UndoDismissal, CaseState.Triaging, o);
        return Result.Done;
    }

    /// <summary>
    /// Moves the case to another category. Only the chief may take it out of national security; what is about an officer goes there by a leader's
    /// hand alone, for it takes the case out of the deputies' sight.
    /// </summary>
    public Result Reclassify(CaseCategory to, Reason reason, Occasion o)
    {
        if (Unless(o, IsNationalSecurity ? Who.Chief : HasConflict && to is CaseCategory.NationalSecurity ? Who.Leader : Who.Officer, [.. CaseStates.Open, CaseState.Transferred, CaseState.Answered]) is { } no) return no;
        if (TextRemovedAt is not null) return CaseRefusals.AlreadyHandedOver;
        if (to == Category) return CaseRefusals.SameCategory;
        Category = to;
        if (to is CaseCategory.PoliceConduct) HasConflict = true;
        Note(CaseAct.Reclassify, o, reason);
        return Result.Done;
    }

    /// <summary>
    /// Changes the kind. Away from crime, tố cáo or khiếu nại it only becomes a proposal that a second person must
    /// confirm; every other change, also towards them, counts at once and as confirmed by this officer. What is about an officer stays with the leaders:
    /// no colleague of that officer makes something else of it.
    /// </summary>
    public Result ChangeKind(CaseKind to, Reason reason, Occasion o)
    {
        if (Unless(o, Kind is CaseKind.PoliceConduct ? Who.Leader : Who.Officer, [.. CaseStates.Open]) is { } no) return no;
        if (PendingKind is not null) return CaseRefusals.KindChangePending;
        if (to == Kind) return CaseRefusals.SameKind;
        var staff = o.Staff!.Id;
        if (LosesProtection(Kind, to))
        {
            PendingKind = new PendingKind { To = to, ProposedBy = staff, ProposedAt = o.At };
            Note(CaseAct.ProposeKindChange, o, reason);
            return Result.Done;
        }

        TakeKind(to, staff, o);
        Note(CaseAct.ChangeKind, o, reason);
        return Result.Done;
    }

    /// <summary>The second person agrees that it is no longer crime, tố cáo or khiếu nại.</summary>
    public Result ConfirmKindChange(Occasion o)
    {
        if (Unless(o, Who.Officer, [.. CaseStates.Open]) is { } no) return no;
        if (PendingKind is not { } pending) return CaseRefusals.NoKindChangePending;
        if (pending.ProposedBy == o.Staff!.Id) return CaseRefusals.SecondPersonNeeded;
        PendingKind = null;
        TakeKind(pending.To, pending.ProposedBy, o);
        Note(CaseAct.ConfirmKindChange, o);
        return Result.Done;
    }

    /// <summary>The second person does not agree, or the first takes the proposal back: the kind stays.</summary>
    public Result DeclineKindChange(Reason reason, Occasion o)
    {
        if (Unless(o, Who.Officer, [.. CaseStates.Open]) is { } no) return no;
        if (PendingKind is null) return CaseRefusals.NoKindChangePending;
        PendingKind = null;
        Note(CaseAct.DeclineKindChange, o, reason);
        return Result.Done;
    }

    private static bool LosesProtection(CaseKind from, CaseKind to) =>
        (CaseKinds.Of(from).IsCrime && !CaseKinds.Of(to).IsCrime)
        || (from is CaseKind.Denunciation or CaseKind.Complaint && to is not (CaseKind.Denunciation or CaseKind.Complaint) && !CaseKinds.Of(to).IsCrime);

    private void TakeKind(CaseKind to, StaffId confirmedBy, Occasion o)
    {
        (Kind, KindConfirmedBy) = (to, confirmedBy);
        if (to is CaseKind.PoliceConduct) HasConflict = true;
        RetimeClocks(o, neverLater: false);
    }
}
