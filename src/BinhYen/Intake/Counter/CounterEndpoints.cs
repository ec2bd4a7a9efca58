using BinhYen.Communes;
using BinhYen.Platform.Pacing;
using BinhYen.Platform.Settings;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Intake.Counter;

/// <summary>Entry for a caller or visitor in under a minute.</summary>
internal static class CounterEndpoints
{
    private static readonly Refusal SlipIsOut = new(
        "counter.slip-is-out", "Tin này đã ghi xong và phiếu đã đưa ra. Người báo giữ mã trên phiếu; mất phiếu thì họ báo lại hoặc viết thêm qua Zalo. Muốn ghi tin khác, mở lại trang “Nhập tin”.", RefusalKind.Conflict);

    public static void MapCounter(this WebApplication app)
    {
        var reports = app.MapGroup("/reports").Require(Permission.EnterReports);
        reports.MapGet("/new", async (CurrentStaff staff, Fill fill, CancellationToken cancellationToken) =>
        {
            await fill.Async(staff, cancellationToken);
            return SiteRoom.Page<CounterPage>();
        });
        reports.MapPost("/new", EnterAsync);
        // Whoever sends a trial sees the case it became.
        app.MapPost("/reports/trial", TryAsync).Require(Permission.SeeAllCases);
        reports.MapGet("/entry-points", () => SiteRoom.Page<EntryPointsPage>());
    }

    // The slip answers the post itself: its code is shown once and stands in no address. Sent again after a lost answer, the form's key
    // leads to the same case and the same code; later it would open the thread to whoever kept the form.
    private static async Task<IResult> EnterAsync(
        IFormCollection posted, CurrentStaff staff, SubmitReport submit, PaceLimits limits, CounterScreen screen, Fill fill, TimeProvider clock, CancellationToken cancellationToken)
    {
        screen.Form = CounterForm.Read(posted);
        var result = await submit.HandleAsync(Paced(screen.Form, staff, limits), cancellationToken);
        if (result.TryGet(out var submitted, out var no) && !submitted.ShowsCode(clock.GetUtcNow())) no = SlipIsOut;
        if (no is null) screen.Submitted = submitted;
        else screen.Errors = FormErrors.Of("text", no.Message);
        await fill.Async(staff, cancellationToken);
        return no is null ? SiteRoom.Page<SlipPage>() : SiteRoom.Page<CounterPage>(StatusOf(no));
    }

    private static async Task<IResult> TryAsync(IFormCollection _, CurrentStaff staff, SendTrial trial, CounterScreen screen, Fill fill, CancellationToken cancellationToken)
    {
        if ((await trial.HandleAsync(staff, cancellationToken)).TryGet(out var code, out var no)) return Results.Redirect($"/cases/{code}?from=first-tasks");
        screen.Errors = FormErrors.Of("text", no.Message);
        await fill.Async(staff, cancellationToken);
        return SiteRoom.Page<CounterPage>(StatusOf(no));
    }

    private static Submission Paced(CounterForm form, CurrentStaff staff, PaceLimits limits) =>
        form.ToSubmission(staff) with { Pace = new SenderPace("staff-report", staff.JournalName, PaceLimits.Of(limits.StaffReports)) };

    private static int StatusOf(Refusal refusal) =>
        refusal.Code == SubmissionRefusals.TooManyCode ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;

    /// <summary>Reads what the page shows beside the form.</summary>
    internal sealed class Fill(CounterScreen screen, TakenReports taken, CommuneDirectory communes, BinhYenOptions options)
    {
        public async Task Async(CurrentStaff staff, CancellationToken cancellationToken)
        {
            screen.Hamlets = await communes.HamletsAsync(staff.CommuneId, cancellationToken);
            screen.Commune = (await communes.FindAsync(staff.CommuneId, cancellationToken))!;
            screen.LookupAddress = $"{options.PublicUrl}/tra-cuu";
            screen.Taken = await taken.OfAsync(staff, cancellationToken);
        }
    }
}
