namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>
    /// T9, first half: the handler (in triage, the officer who opened it) proposes to pass the case on. It leaves when a
    /// leader confirms; in an emergency, and for a prosecution request, it leaves at once and is confirmed afterwards.
    /// </summary>
    public Result ProposeTransfer(TransferSlip slip, Occasion o)
    {
        var who = State is CaseState.Triaging ? Who.Triager | Who.Leader : Who.Handler;
        var atOnce = Urgency is Urgency.Emergency || Kind is CaseKind.ProsecutionRequest;
        if (Unless(o, who, [CaseState.Triaging, CaseState.Verifying, CaseState.Handling, .. atOnce ? _assigned : []]) is { } no) return no;
        if (PendingKind is not null) return CaseRefusals.KindChangePending;
        if (KindConfirmedBy is null) return CaseRefusals.KindNotConfirmed;
        if (IsNationalSecurity) return CaseRefusals.WrongState(State);
        if (Transfer is { LeftAt: null }) return CaseRefusals.TransferPending;
        if (slip.Fault is { } fault) return fault;
        Transfer = Prepare(slip, o);
        if (atOnce) Leave(o.At);
        Record(CaseAct.ProposeTransfer, atOnce ? CaseState.Transferred : State, o);
        return Result.Done;
    }

    /// <summary>T9, second half: chief or deputy confirms, never the one who proposed.</summary>
    public Result ConfirmTransfer(Occasion o)
    {
        if (Unless(o, Who.Leader, CaseState.Triaging, CaseState.Verifying, CaseState.Handling, CaseState.Transferred) is { } no) return no;
        if (Transfer is not { ConfirmedBy: null } transfer) return CaseRefusals.NoTransferPending;
        if (transfer.ProposedBy == o.By.Stamp) return CaseRefusals.SecondPersonNeeded;
        transfer.ConfirmedBy = o.By.Stamp;
        if (transfer.LeftAt is null) Leave(o.At);
        Record(CaseAct.ConfirmTransfer, CaseState.Transferred, o);
        return Result.Done;
    }

    /// <summary>A leader declines the transfer, or the one who proposed it takes it back, before it left.</summary>
    public Result DeclineTransfer(Reason reason, Occasion o)
    {
        if (Unless(o, Who.Leader | Who.Handler | Who.Triager, CaseState.Triaging, CaseState.Verifying, CaseState.Handling) is { } no) return no;
        if (Transfer is not { LeftAt: null }) return CaseRefusals.NoTransferPending;
        Transfer = null;
        Note(CaseAct.DeclineTransfer, o, reason);
        return Result.Done;
    }

    /// <summary>The other body said that it has received the case. For national security the sealed texts go now (R-YC-63).</summary>
    public Result RecordReceipt(Occasion o)
    {
        var who = IsNationalSecurity ? Who.Chief : Who.Handler | Who.Triager | Who.Leader;
        if (Unless(o, who, CaseState.Transferred, CaseState.Answered) is { } no) return no;
        if (Transfer is not { ReceivedAt: null } transfer) return CaseRefusals.AlreadySo;
        transfer.ReceivedAt = o.At;
        if (IsNationalSecurity) RemoveText(o.At);
        Note(CaseAct.RecordReceipt, o);
        return Result.Done;
    }

    /// <summary>The file of the preliminary work on a crime report went to the investigating body (D-06).</summary>
    public Result RecordFilePassed(Occasion o)
    {
        if (Unless(o, Who.Handler | Who.Triager | Who.Leader, CaseState.Transferred, CaseState.Answered) is { } no) return no;
        if (OpenClock(ClockKind.CrimeFile) is null) return CaseRefusals.AlreadySo;
        StopClock(ClockKind.CrimeFile, o.At);
        Note(CaseAct.RecordFilePassed, o);
        return Result.Done;
    }

    /// <summary>The chief is concerned: the product passes the report to the address above the commune (workflow §7.3).</summary>
    public Result HandOverAboveCommune(TransferSlip slip, Occasion o)
    {
        if (Unless(o, Who.System, [.. CaseStates.Open]) is { } no) return no;
        if (!ConflictAboveCommune) return CaseRefusals.NotYours;
        if (slip.Fault is { } fault) return fault;
        HandOverWhole(slip, o);
        Record(CaseAct.HandOverAboveCommune, CaseState.Transferred, o);
        return Result.Done;
    }

    /// <summary>T18: only the chief, from any state. The text is removed once receipt is confirmed (R-YC-63, R-DT-32).</summary>
    public Result HandOverNationalSecurity(TransferSlip slip, Occasion o)
    {
        if (Unless(o, Who.Chief, [.. CaseStates.Open, CaseState.Transferred, CaseState.Answered]) is { } no) return no;
        if (!IsNationalSecurity) return CaseRefusals.NotNationalSecurity;
        if (Transfer is { LeftAt: not null }) return CaseRefusals.AlreadyHandedOver;
        if (slip.Fault is { } fault) return fault;
        HandOverWhole(slip, o);
        Record(CaseAct.HandOverNationalSecurity, CaseState.Transferred, o);
        return Result.Done;
    }

    private static readonly CaseState[] _assigned = [CaseState.Assigned];

    private static Transfer Prepare(TransferSlip slip, Occasion o) => new()
    {
        ReceivingBody = slip.ReceivingBody.Trim(), Passed = slip.Passed, ProposedBy = o.By.Stamp, ProposedAt = o.At,
    };

    private void Leave(DateTimeOffset at)
    {
        Transfer!.LeftAt = at;
        StopClocks(at, ClockKind.CrimeHandOver, ClockKind.PreliminaryResult);
    }

    // The acknowledgement has already told the reporter that such reports are passed on, so nothing more is owed here.
    private void HandOverWhole(TransferSlip slip, Occasion o)
    {
        if (CurrentDraft is { } draft) draft.ReturnedAt = o.At;
        (Waiting, Hold, PendingKind) = (null, null, null);
        Transfer = Prepare(slip, o);
        (Transfer.LeftAt, Transfer.ConfirmedBy) = (o.At, o.By.Stamp);
        FirstSettledAt ??= o.At;
        foreach (var clock in clocks) clock.Stop(o.At);
    }

    private void RemoveText(DateTimeOffset at)
    {
        TextRemovedAt = at;
        Transfer!.Passed = null;
        foreach (var done in events) done.ForgetWords();
        foreach (var answer in answers) answer.Text = null;
    }
}
