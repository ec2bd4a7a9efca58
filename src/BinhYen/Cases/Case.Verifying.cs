namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>T7: the handler begins to verify, with a plan or note.</summary>
    public Result StartVerifying(SealedText plan, Occasion o)
    {
        if (Unless(o, Who.Handler, CaseState.Assigned) is { } no) return no;
        Record(CaseAct.StartVerifying, CaseState.Verifying, o, new Reason("plan", plan));
        return Result.Done;
    }

    /// <summary>T8: the handler says what verification found; handling begins.</summary>
    public Result RecordVerification(VerificationResult result, SealedText note, Occasion o)
    {
        if (Unless(o, Who.Handler, CaseState.Verifying) is { } no) return no;
        if (result is VerificationResult.NotNeeded && !NeedsNoVerification) return CaseRefusals.VerificationNeeded;
        if (Transfer is { LeftAt: null }) return CaseRefusals.TransferPending;
        Verification = result;
        StopClock(ClockKind.DenunciationCheck, o.At);
        Record(CaseAct.RecordVerification, CaseState.Handling, o, new Reason(result.ToString(), note));
        return Result.Done;
    }

    private bool NeedsNoVerification => Kind is CaseKind.ProcedureQuestion or CaseKind.Suggestion or CaseKind.Praise
        or CaseKind.Support or CaseKind.DataRequest or CaseKind.NonCase;
}
