using System.Security.Cryptography;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Platform.Storage;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Verification.Asking;

/// <summary>What came of a form: stored, or shown again with its meter.</summary>
/// <param name="Reading">The meter; null when the form itself was incomplete.</param>
/// <param name="Errors">What to mend; null when it was stored.</param>
/// <param name="Request">What was stored; null otherwise.</param>
internal sealed record WrittenRequest(ExposureReading? Reading, FormErrors? Errors, VerificationRequest? Request);

/// <summary>
/// An officer asks verifiers with a text of the officer's own (R-TT-48): measured, held against the reports, stored as a
/// row that goes out later. With it the case begins to be verified (T7).
/// </summary>
internal sealed class WriteRequest(CaseSources sources, MeasureExposure measure, FindVerifiers find, CommuneDirectory communes, SealedRecords seals, TimeProvider clock)
{
    /// <summary>Measures without storing, for "Đo mức lộ".</summary>
    public async Task<ExposureReading> MeasureAsync(CaseUnderVerification work, RequestForm form, CancellationToken cancellationToken) =>
        await measure.ReadAsync(work.Case, WallWriter.Of(work.Staff), form, await sources.OfAsync(work.Case.Id, cancellationToken), cancellationToken);

    /// <summary>Checks and stores.</summary>
    public async Task<WrittenRequest> HandleAsync(CaseUnderVerification work, RequestForm form, CancellationToken cancellationToken)
    {
        if (!work.MayAsk) return new WrittenRequest(null, FormErrors.Of("question", VerificationRefusals.OnlyHandler.Message), null);
        var hamlets = await communes.HamletsAsync(work.Case.CommuneId, cancellationToken);
        var told = await sources.OfAsync(work.Case.Id, cancellationToken);
        var errors = form.Check(hamlets, clock.Today());
        var reading = await measure.ReadAsync(work.Case, WallWriter.Of(work.Staff), form, told, cancellationToken);
        foreach (var (field, message) in reading.Errors.All) errors.Add(field, message);
        foreach (var field in new[] { "question", "note" })
            if (reading.Errors.MarkedIn(field) is { } marked) errors.Mark(field, marked);
        if (form.PlaceIn(hamlets) is not { } where) return new WrittenRequest(reading, errors, null);

        var allowed = (await find.ForAsync(work.Case.CommuneId, told, where.Place, cancellationToken)).Select(c => c.Id).ToHashSet();
        errors.Demand(form.Verifiers.Count > 0, "verifier", VerificationRefusals.NobodyToAsk.Message)
            .Demand(form.Verifiers.All(allowed.Contains), "verifier", VerificationRefusals.Excluded.Message);
        if (errors.Any) return new WrittenRequest(reading, errors, null);

        var request = await MakeAsync(work, form, where, told.Select(t => t.LastAt).DefaultIfEmpty(work.Case.ReceivedAt).Max(), cancellationToken);
        work.Db.Add(request);
        work.Db.AddRange(form.Verifiers.Select(v => new AskedVerifier { Id = AskedId.New(), RequestId = request.Id, CommuneId = request.CommuneId, VerifierId = v }));
        var begun = await work.BeginAsync("Xác minh kín: hỏi người có trách nhiệm ở địa bàn một câu trung tính.", cancellationToken);
        if (!begun.Succeeded) return new WrittenRequest(reading, FormErrors.Of("question", begun.Refusal.Message), null);
        work.Record("verification.written.v1", ("request", request.Id.ToString()), ("asked", form.Verifiers.Count), ("approval", request.NeedsApproval),
            ("looked", form.QuestionSeen || form.NoteSeen), ("exposure", reading.Level.ToString()));
        return await work.SaveAsync(cancellationToken)
            ? new WrittenRequest(reading, null, request)
            : new WrittenRequest(reading, FormErrors.Of("question", VerificationRefusals.JustChanged.Message), null);
    }

    private async Task<VerificationRequest> MakeAsync(
        CaseUnderVerification work, RequestForm form, (Hamlet Hamlet, string? Place) where, DateTimeOffset sourceAt, CancellationToken cancellationToken)
    {
        var key = await seals.NewKeyAsync(work.Case.CommuneId, cancellationToken);
        var chance = RandomNumberGenerator.GetInt32(1_000) / 1_000d;
        return new VerificationRequest
        {
            Id = VerificationRequestId.New(work.Now), CommuneId = work.Case.CommuneId, CaseId = work.Case.Id, KeyId = key, WrittenBy = work.Staff.Id, WrittenAt = work.Now,
            WrittenByChief = work.Staff.Role is StaffRole.PoliceChief,
            Event = form.Event!.Value, HamletId = where.Hamlet.Id, Place = where.Place, Date = form.Date!.Value, Part = form.Part!.Value,
            Question = await seals.SealAsync(key, VerificationPurposes.Question, CodesInWords.Hide(form.Question!), cancellationToken),
            SafetyNote = form.Note is null ? null : await seals.SealAsync(key, VerificationPurposes.Question, CodesInWords.Hide(form.Note), cancellationToken),
            DueOn = form.Due!.Value, Households = form.Households!.Value,
            State = form.Households < VerificationRequest.EnoughHouseholds ? RequestState.AwaitingApproval : RequestState.Waiting,
            NotBefore = SendingTime.Of(sourceAt, work.Now, work.Case.Urgency is Urgency.Emergency, chance),
        };
    }
}
