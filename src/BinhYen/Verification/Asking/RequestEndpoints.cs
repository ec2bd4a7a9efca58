using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Verification.Asking;

/// <summary>Blind verification of one case: questions, answers, result.</summary>
internal static class RequestEndpoints
{
    public static void MapRequests(this WebApplication app)
    {
        var verification = app.MapGroup("/cases/{code}/verification").Require(Permission.ReadCases);
        verification.MapGet("", ShowAsync);
        verification.MapPost("", WriteAsync);
        verification.MapPost("/result", RecordAsync);
        verification.MapPost("/{id:guid}/approve", (string code, Guid id, IFormCollection _, CurrentStaff staff, VerifyCase cases, DecideRequest decide, Fill fill, CancellationToken cancellationToken) =>
            DecideAsync(code, staff, cases, fill, "approved", work => decide.ApproveAsync(work, new VerificationRequestId(id), agrees: true, cancellationToken), cancellationToken));
        verification.MapPost("/{id:guid}/decline", (string code, Guid id, IFormCollection _, CurrentStaff staff, VerifyCase cases, DecideRequest decide, Fill fill, CancellationToken cancellationToken) =>
            DecideAsync(code, staff, cases, fill, "declined", work => decide.ApproveAsync(work, new VerificationRequestId(id), agrees: false, cancellationToken), cancellationToken));
        verification.MapPost("/{id:guid}/withdraw", (string code, Guid id, IFormCollection _, CurrentStaff staff, VerifyCase cases, DecideRequest decide, Fill fill, CancellationToken cancellationToken) =>
            DecideAsync(code, staff, cases, fill, "withdrawn", work => decide.WithdrawAsync(work, new VerificationRequestId(id), cancellationToken), cancellationToken));
        verification.MapPost("/{id:guid}/close", (string code, Guid id, IFormCollection _, CurrentStaff staff, VerifyCase cases, DecideRequest decide, Fill fill, CancellationToken cancellationToken) =>
            DecideAsync(code, staff, cases, fill, "closed", work => decide.CloseAsync(work, new VerificationRequestId(id), cancellationToken), cancellationToken));
        verification.MapPost("/link/{asked:guid}", LinkAsync);
    }

    private static async Task<IResult> ShowAsync(string code, string? done, CurrentStaff staff, VerifyCase cases, Fill fill, CancellationToken cancellationToken)
    {
        if (await OpenAsync(code, staff, cases, cancellationToken) is not { } work) return Missing();
        return await fill.PageAsync(work, screen => screen.Done = done, StatusCodes.Status200OK, cancellationToken);
    }

    private static async Task<IResult> WriteAsync(string code, IFormCollection posted, CurrentStaff staff, VerifyCase cases, WriteRequest write, Fill fill, CancellationToken cancellationToken)
    {
        if (await OpenAsync(code, staff, cases, cancellationToken) is not { } work) return Missing();
        var form = RequestForm.Read(posted);
        // The meter compares with the reporters' words: nobody may ask it but who may ask verifiers.
        if (!work.MayAsk) return await fill.PageAsync(work, s => s.Errors = FormErrors.Of("main", VerificationRefusals.OnlyHandler.Message), StatusCodes.Status422UnprocessableEntity, cancellationToken);
        // ISO-4: the form has no field for a file; whoever sends one all the same is told why.
        if (posted.Files.Count > 0)
            return await fill.PageAsync(work, s => (s.Form, s.Errors) = (form, FormErrors.Of("question", VerificationRefusals.MediaNotAllowed.Message)), StatusCodes.Status422UnprocessableEntity, cancellationToken);
        if (posted.Text("act") is not "send")
        {
            var suggested = posted.Text("act") is "suggest" ? form with { Question = form.Proposal(await fill.HamletsAsync(work, cancellationToken)) ?? form.Question, QuestionSeen = false } : form;
            var measured = await write.MeasureAsync(work, suggested, cancellationToken);
            return await fill.PageAsync(work, s => (s.Form, s.Reading, s.Errors) = (suggested, measured, suggested.Question is null ? null : measured.Errors), StatusCodes.Status200OK, cancellationToken);
        }

        var written = await write.HandleAsync(work, form, cancellationToken);
        if (written.Request is { } request) return Results.Redirect($"/cases/{work.Case.Code}/verification?done={(request.NeedsApproval ? "to-approve" : "written")}");
        if (await OpenAsync(code, staff, cases, cancellationToken) is not { } again) return Missing();
        return await fill.PageAsync(again, s => (s.Form, s.Reading, s.Errors) = (form, written.Reading, written.Errors), StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private static async Task<IResult> RecordAsync(string code, IFormCollection posted, CurrentStaff staff, VerifyCase cases, Fill fill, CancellationToken cancellationToken)
    {
        if (await OpenAsync(code, staff, cases, cancellationToken) is not { } work) return Missing();
        var result = Enum.TryParse<VerificationResult>(posted.Text("result"), out var chosen) && Enum.IsDefined(chosen) ? chosen : (VerificationResult?)null;
        var errors = new FormErrors().Demand(result is not null, "result", "Chọn kết quả xác minh.").Demand(posted.Text("note") is not null, "note-result", "Ghi đã thấy gì, khi nào, ở đâu.");
        if (!errors.Any && (await work.RecordAsync(result!.Value, posted.Text("note")!, cancellationToken)).Refusal is { } no) errors.Add("result", no.Message);
        if (!errors.Any && !await work.SaveAsync(cancellationToken)) errors.Add("result", VerificationRefusals.JustChanged.Message);
        return errors.Any
            ? await fill.PageAsync(work, s => (s.Errors, s.Note) = (errors, posted.Text("note")), StatusCodes.Status422UnprocessableEntity, cancellationToken)
            : Results.Redirect($"/cases/{work.Case.Code}?done=verified");
    }

    private static async Task<IResult> DecideAsync(
        string code, CurrentStaff staff, VerifyCase cases, Fill fill, string done, Func<CaseUnderVerification, Task<Result>> act, CancellationToken cancellationToken)
    {
        if (await OpenAsync(code, staff, cases, cancellationToken) is not { } work) return Missing();
        if ((await act(work)).Refusal is not { } no) return Results.Redirect($"/cases/{work.Case.Code}/verification?done={done}");
        // Whoever sees the case is told in words what they may not do with its questions.
        return await fill.PageAsync(work, s => s.Errors = FormErrors.Of("main", no.Message), StatusCodes.Status409Conflict, cancellationToken);
    }

    // Address and code stand in the answer to the post alone: they are shown this once.
    private static async Task<IResult> LinkAsync(string code, Guid asked, IFormCollection _, CurrentStaff staff, VerifyCase cases, MakeLink link, Fill fill, CancellationToken cancellationToken)
    {
        if (await OpenAsync(code, staff, cases, cancellationToken) is not { } work) return Missing();
        if (!(await link.ForAsync(work, new AskedId(asked), cancellationToken)).TryGet(out var made, out var no))
            return await fill.PageAsync(work, s => s.Errors = FormErrors.Of("main", no.Message), StatusCodes.Status409Conflict, cancellationToken);
        return await fill.PageAsync(work, s => s.Link = (s.Requests.SelectMany(r => r.Asked).First(a => a.Id.Value == asked).Who, made.Address, made.Code), StatusCodes.Status200OK, cancellationToken);
    }

    private static async Task<CaseUnderVerification?> OpenAsync(string code, CurrentStaff staff, VerifyCase cases, CancellationToken cancellationToken) =>
        CaseCode.TryParse(code, out var known) && (await cases.OpenAsync(staff, known, cancellationToken)).TryGet(out var work, out _) ? work : null;

    private static IResult Missing() => SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    /// <summary>Reads everything the page shows.</summary>
    internal sealed class Fill(VerificationScreen screen, ReadVerification read, FindVerifiers find, CaseSources sources, CommuneDirectory communes, TimeProvider clock)
    {
        public Task<List<Hamlet>> HamletsAsync(CaseUnderVerification work, CancellationToken cancellationToken) => communes.HamletsAsync(work.Case.CommuneId, cancellationToken);

        public async Task<IResult> PageAsync(CaseUnderVerification work, Action<VerificationScreen> set, int status, CancellationToken cancellationToken)
        {
            (screen.Work, screen.Today) = (work, clock.Today());
            screen.Hamlets = await HamletsAsync(work, cancellationToken);
            screen.Requests = await read.RequestsAsync(work.Case, work.Staff, cancellationToken);
            var answers = screen.Requests.SelectMany(r => r.Asked).Where(a => a.WasReached).ToList();
            screen.Summary = AnswerSummary.Of(answers.Count, work.Case.Reports.Count, [.. answers.Select(a => a.Verdict).OfType<Verdict>()]);
            screen.Form = new RequestForm
            {
                Where = screen.Hamlets.FirstOrDefault(h => h.Id == work.Case.HamletId) is { } hamlet ? RequestForm.WhereOf(hamlet) : null,
                Date = VietnamTime.DateOf(work.Case.ReceivedAt), Due = screen.Today.AddDays(1),
            };
            set(screen);
            screen.Choices = work.MayAsk ? await find.ForAsync(work.Case.CommuneId, await sources.OfAsync(work.Case.Id, cancellationToken), screen.Form.PlaceIn(screen.Hamlets)?.Place, cancellationToken) : [];
            return SiteRoom.Page<VerificationPage>(status);
        }
    }
}
