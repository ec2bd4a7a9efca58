using BinhYen.Cases.Handling;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;

namespace BinhYen.Cases;

/// <summary>
/// The door for those who verify a case with the help of others: opens it under the sight rules, begins and ends the
/// verification (T7, T8) and saves everything at once.
/// </summary>
internal sealed class VerifyCase(CaseDesk desk, ThreadSights sights)
{
    /// <summary>Questions, answers and the meter all tell of the report: who may not read its words finds nothing here.</summary>
    public async Task<Result<CaseUnderVerification>> OpenAsync(CurrentStaff staff, CaseCode code, CancellationToken cancellationToken) =>
        !(await desk.OpenAsync(staff, code, cancellationToken)).TryGet(out var work, out var no) ? no
        : await sights.OfAsync(staff, work.Case.Id, cancellationToken) is ThreadSight.Open ? new CaseUnderVerification(desk, work)
        : CaseRefusals.NotFound;
}

/// <summary>One case while others are asked about its event.</summary>
internal sealed class CaseUnderVerification(CaseDesk desk, CaseWork work)
{
    public Case Case => work.Case;
    public CurrentStaff Staff => work.Staff;
    public DateTimeOffset Now => work.Now;

    /// <summary>What else is written is added here and saved together.</summary>
    public BinhYenDb Db => work.Db;

    /// <summary>Only the handler, while the case is in work, asks others; leaders decide about what needs a second person.</summary>
    public bool MayAsk => work.Staff.May(Permission.HandleCases) && work.Case is { TextRemovedAt: null, State: CaseState.Assigned or CaseState.Verifying or CaseState.Handling } && work.Case.Handler == work.Staff.Id;

    /// <summary>The result can be written down now.</summary>
    public bool MayRecord => work.Case.Try(c => c.RecordVerification(VerificationResult.Confirmed, new SealedText([]), work.Occasion)).Succeeded;

    /// <summary>T7, when the case has only been assigned so far; nothing otherwise.</summary>
    public async Task<Result> BeginAsync(string plan, CancellationToken cancellationToken)
    {
        if (work.Case.State is not CaseState.Assigned) return Result.Done;
        var done = work.Case.StartVerifying(await work.SealAsync(SealPurposes.CaseReason, plan, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.verifying.v1");
        return done;
    }

    /// <summary>T8: what verification found.</summary>
    public async Task<Result> RecordAsync(VerificationResult result, string note, CancellationToken cancellationToken)
    {
        var done = work.Case.RecordVerification(result, await work.SealAsync(SealPurposes.CaseReason, note, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.verified.v1", ("result", result.ToString()));
        return done;
    }

    /// <summary>Chains a fact about this case into the journal with the save.</summary>
    public void Record(string fact, params (string Key, object? Value)[] details) => work.Record(fact, details);

    /// <summary>Saves; false when somebody else saved the case in between.</summary>
    public Task<bool> SaveAsync(CancellationToken cancellationToken) => desk.SaveAsync(work, cancellationToken);
}
