using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Conversations;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Pacing;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.Counter;

/// <summary>Entry for a caller or visitor in under a minute, and from a group's post to a private case in one step.</summary>
internal static class CounterEndpoints
{
    private const int TasksShown = 20;

    public static void MapCounter(this WebApplication app)
    {
        var reports = app.MapGroup("/reports").Require(Permission.EnterReports);
        reports.MapGet("/new", async (CurrentStaff staff, Fill fill, CancellationToken cancellationToken) =>
        {
            await fill.Async(staff, cancellationToken);
            return SiteRoom.Page<CounterPage>();
        });
        reports.MapPost("/new", EnterAsync);
        reports.MapGet("/entry-points", () => SiteRoom.Page<EntryPointsPage>());
        reports.MapGet("/from-group", async (CurrentStaff staff, Fill fill, CancellationToken cancellationToken) =>
        {
            await fill.Async(staff, cancellationToken);
            return SiteRoom.Page<FromGroupPage>();
        });
        reports.MapPost("/from-group", FromGroupAsync);
        reports.MapPost("/from-group/{id:guid}/hidden", HiddenAsync);
    }

    // The slip answers the post itself: its code is shown once and stands in no address. Sent again, the form's key
    // leads to the same case and the same code.
    private static async Task<IResult> EnterAsync(
        IFormCollection posted, CurrentStaff staff, SubmitReport submit, PaceLimits limits, CounterScreen screen, Fill fill, CancellationToken cancellationToken)
    {
        screen.Form = CounterForm.Read(posted);
        var result = await submit.HandleAsync(Paced(screen.Form, staff, limits), cancellationToken);
        if (result.TryGet(out var submitted, out var no)) screen.Submitted = submitted;
        else screen.Errors = FormErrors.Of("text", no.Message);
        await fill.Async(staff, cancellationToken);
        return no is null ? SiteRoom.Page<SlipPage>() : SiteRoom.Page<CounterPage>(StatusOf(no));
    }

    private static Submission Paced(CounterForm form, CurrentStaff staff, PaceLimits limits) =>
        form.ToSubmission(staff) with { Pace = new SenderPace("staff-report", staff.JournalName, limits.StaffReports) };

    private static int StatusOf(Refusal refusal) =>
        refusal.Code == SubmissionRefusals.TooManyCode ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;

    private static async Task<IResult> FromGroupAsync(
        IFormCollection posted, CurrentStaff staff, SubmitReport submit, BinhYenDb db, CounterScreen screen, Fill fill, BinhYenOptions options, PaceLimits limits,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        screen.Form = CounterForm.Read(posted) with { Channel = SourceChannel.ZaloGroup, Secrecy = Secrecy.Anonymous };
        screen.Group = posted.Text("group") ?? "";
        var result = await submit.HandleAsync(Paced(screen.Form, staff, limits), cancellationToken);
        if (!result.TryGet(out var submitted, out var no))
        {
            screen.Errors = FormErrors.Of("text", no.Message);
            await fill.Async(staff, cancellationToken);
            return SiteRoom.Page<FromGroupPage>(StatusOf(no));
        }

        if (!submitted.Opened.IsRepeat)
        {
            var now = clock.GetUtcNow();
            var group = screen.Group.Length == 0 ? "nhóm chưa ghi tên" : screen.Group[..Math.Min(screen.Group.Length, 120)];
            db.Add(new PostToHide { Id = Guid.CreateVersion7(now), CommuneId = staff.CommuneId, CaseId = submitted.Opened.CaseId, Group = group, NotedBy = staff.Id, NotedAt = now });
            db.Record(JournalDraft.Of(staff.CommuneId, now, "intake.post-taken-private.v1", submitted.Opened.Code.ToString(), staff.JournalName));
            await db.SaveChangesAsync(cancellationToken);
        }

        screen.Submitted = submitted;
        screen.GroupAnswer = GroupAnswer.Text(options.PublicUrl);
        await fill.Async(staff, cancellationToken);
        return SiteRoom.Page<FromGroupPage>();
    }

    private static async Task<IResult> HiddenAsync(Guid id, IFormCollection _, CurrentStaff staff, BinhYenDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.Set<PostToHide>().SingleOrDefaultAsync(p => p.Id == id && p.CommuneId == staff.CommuneId && p.HiddenAt == null, cancellationToken) is { } task)
        {
            (task.HiddenAt, task.HiddenBy) = (clock.GetUtcNow(), staff.Id);
            db.Record(JournalDraft.Of(staff.CommuneId, clock.GetUtcNow(), "intake.post-hidden.v1", task.CaseId.ToString(), staff.JournalName));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Results.Redirect("/reports/from-group");
    }

    /// <summary>Reads what both pages show beside the form.</summary>
    internal sealed class Fill(CounterScreen screen, TakenReports taken, CommuneDirectory communes, BinhYenDb db, BinhYenOptions options)
    {
        public async Task Async(CurrentStaff staff, CancellationToken cancellationToken)
        {
            screen.Hamlets = await communes.HamletsAsync(staff.CommuneId, cancellationToken);
            screen.Commune = (await communes.FindAsync(staff.CommuneId, cancellationToken))!;
            screen.LookupAddress = $"{options.PublicUrl}/tra-cuu";
            screen.Taken = await taken.OfAsync(staff, cancellationToken);
            var tasks = db.Set<PostToHide>().AsNoTracking().Where(p => p.CommuneId == staff.CommuneId && p.HiddenAt == null);
            // Without the right to read cases one sees the posts one noted oneself.
            if (!staff.May(Permission.ReadCases)) tasks = tasks.Where(p => p.NotedBy == staff.Id);
            screen.ToHide = await tasks.OrderBy(p => p.NotedAt).Take(TasksShown).Select(p => new HideTask(p.Id, p.Group, p.NotedAt)).ToListAsync(cancellationToken);
        }
    }
}
