using System.ComponentModel.DataAnnotations;
using System.Reflection;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform.Pacing;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.Api;

/// <summary>The JSON API for other programs of the commune: hand reports in, follow their state.</summary>
internal static class ApiReports
{
    private const int LargestPage = 200;

    public static void MapReportApi(this WebApplication app)
    {
        var reports = app.MapGroup("/api/v1/reports").AddEndpointFilter<ApiReadPace>().WithTags("Reports").WithGroupName("v1").DisableAntiforgery();
        reports.MapPost("", PostAsync).RequireScope(ApiScope.WriteReports).WithName("PostReport")
            .WithSummary("Hand a report in").WithDescription("The report is durable when the answer comes. Repeat after a lost answer with the same idempotencyKey; later than ten minutes after the report the answer leaves the trackingCode out.");
        reports.MapGet("", ListAsync).RequireScope(ApiScope.ReadReports).WithName("ListReports")
            .WithSummary("States of reports, oldest first").WithDescription("Page with after=next. Reports with a conflict of interest and national security are never listed.");
        reports.MapGet("{code}", FindAsync).RequireScope(ApiScope.ReadReports).WithName("GetReport").WithSummary("State of one report");
    }

    private static async Task<Results<Created<PostedReport>, Ok<PostedReport>, ValidationProblem, ProblemHttpResult>> PostAsync(
        PostReport report, CurrentApiKey key, SubmitReport submit, DbFactory databases, PaceLimits limits, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Check(report) is { Count: > 0 } errors) return TypedResults.ValidationProblem(errors);
        HamletId? hamlet = null;
        if (report.Hamlet is { } code)
        {
            await using var db = databases.Create();
            hamlet = await db.Set<Hamlet>().Where(h => h.CommuneId == key.CommuneId && h.Code == code && h.EndedOn == null)
                .Select(h => (HamletId?)h.Id).SingleOrDefaultAsync(cancellationToken);
            if (hamlet is null) return TypedResults.ValidationProblem(One("hamlet", "No hamlet with this code."));
        }

        var result = await submit.HandleAsync(new Submission
        {
            CommuneId = key.CommuneId, Channel = SourceChannel.Api, Text = report.Text, Place = report.Place, When = report.When, HamletId = hamlet,
            Secrecy = report.Secrecy, Contact = new ReporterContact(report.Name, report.Phone), AboutPolice = report.AboutPolice,
            EmergencyPressed = report.Emergency, Pace = new SenderPace("api-report", key.JournalName, PaceLimits.Of(limits.ApiReports)), IdempotencyKey = report.IdempotencyKey is { } given ? $"api|{key.Id}|{given}" : null,
        }, cancellationToken);
        if (!result.TryGet(out var submitted, out var refusal)) return Problem(refusal);
        var opened = submitted.Opened;
        var answer = new PostedReport(
            opened.Code.ToString(), submitted.ShowsCode(clock.GetUtcNow()) ? opened.TrackingCode.Reveal() : null, opened.CheckCode, opened.Urgency, submitted.EmergencyNumbers,
            // What became of a report is not told to whoever hands it in again: it may be closed to programs by now.
            opened.ReceivedAt, opened.IsRepeat ? null : opened.FirstLookDue, opened.IsRepeat ? null : opened.AnswerDue, opened.IsRepeat);
        return opened.IsRepeat ? TypedResults.Ok(answer) : TypedResults.Created($"/api/v1/reports/{opened.Code}", answer);
    }

    private static async Task<Results<Ok<ReportPage>, ValidationProblem>> ListAsync(
        CurrentApiKey key, HttpContext http, VisibleCases visible, BinhYenDb db, SealedRecords seals, CancellationToken cancellationToken, string? after = null, int take = 100)
    {
        var rows = visible.ForPrograms(key.CommuneId);
        if (after is not null)
        {
            if (!Cursor.TryParse(after, out var cursor)) return TypedResults.ValidationProblem(One("after", "Use the value of next from the page before."));
            rows = rows.Where(c => c.ReceivedAt > cursor.ReceivedAt || (c.ReceivedAt == cursor.ReceivedAt && c.Id > cursor.Id));
        }

        var page = await rows.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id).Take(Math.Clamp(take, 1, LargestPage)).ToListAsync(cancellationToken);
        var items = await DescribeAsync(page, db, seals, MayReadText(http), cancellationToken);
        return TypedResults.Ok(new ReportPage(items, page.Count == 0 ? null : Cursor.Of(page[^1])));
    }

    private static async Task<Results<Ok<ReportState>, NotFound>> FindAsync(
        string code, CurrentApiKey key, HttpContext http, VisibleCases visible, BinhYenDb db, SealedRecords seals, CancellationToken cancellationToken)
    {
        if (!CaseCode.TryParse(code, out var parsed)) return TypedResults.NotFound();
        var @case = await visible.ForPrograms(key.CommuneId).SingleOrDefaultAsync(c => c.Code == parsed, cancellationToken);
        if (@case is null) return TypedResults.NotFound();
        return TypedResults.Ok((await DescribeAsync([@case], db, seals, MayReadText(http), cancellationToken))[0]);
    }

    private static async Task<IReadOnlyList<ReportState>> DescribeAsync(
        IReadOnlyList<Case> page, BinhYenDb db, SealedRecords seals, bool withText, CancellationToken cancellationToken)
    {
        var ids = page.Select(c => c.Id).ToList();
        var threads = await db.Set<ReportThread>().AsNoTracking().Where(t => ids.Contains(t.CaseId)).OrderBy(t => t.OpenedAt).ToListAsync(cancellationToken);
        var hamletIds = page.Where(c => c.HamletId is not null).Select(c => c.HamletId!.Value).Distinct().ToList();
        var hamlets = await db.Set<Hamlet>().Where(h => hamletIds.Contains(h.Id)).ToDictionaryAsync(h => h.Id, h => h.Code, cancellationToken);
        var states = new List<ReportState>();
        foreach (var c in page)
        {
            var own = threads.Where(t => t.CaseId == c.Id).ToList();
            states.Add(new ReportState(
                c.Code.ToString(), c.State, c.Kind, c.Category, c.Urgency, c.HamletId is { } h ? hamlets.GetValueOrDefault(h) : null,
                own.Count > 0 ? own[0].Channel : SourceChannel.Officer, c.ReceivedAt, c.NextDueAt, c.AnsweredAt, c.Finding?.Outcome, c.Version)
            {
                // A child's words go to no program, whatever its key may do.
                Text = withText && !c.ConcernsMinor ? await TextAsync(own, db, seals, cancellationToken) : null,
            });
        }

        return states;
    }

    private static async Task<IReadOnlyList<string>> TextAsync(List<ReportThread> threads, BinhYenDb db, SealedRecords seals, CancellationToken cancellationToken)
    {
        // Restricted at the reporter's wish: not given out either.
        var ids = threads.Where(t => t.RestrictedAt is null).Select(t => t.Id).ToList();
        var messages = await db.Set<ThreadMessage>().AsNoTracking().Where(m => ids.Contains(m.ThreadId) && m.Voice == ThreadVoice.Reporter && m.Kind != ThreadMessageKind.Objection)
            .OrderBy(m => m.At).Select(m => m.Text).ToListAsync(cancellationToken);
        var words = new List<string>();
        foreach (var text in messages) words.Add(await seals.OpenAsync(text, SealPurposes.ThreadMessage, cancellationToken));
        return words;
    }

    private static bool MayReadText(HttpContext http) => http.User.HasClaim(ApiAccess.ScopeClaim, ApiScope.ReadText);

    // Looked at before the validator, which looks the whole type over for every report: nearly all of them keep the rules.
    private static readonly (PropertyInfo Field, ValidationAttribute Rule)[] Rules =
        [.. typeof(PostReport).GetProperties().SelectMany(field => field.GetCustomAttributes<ValidationAttribute>().Select(rule => (field, rule)))];

    private static Dictionary<string, string[]> Check(PostReport report)
    {
        if (Array.TrueForAll(Rules, r => r.Rule.IsValid(r.Field.GetValue(report)))) return [];
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(
            report, new ValidationContext(report), results, validateAllProperties: true);
        return results.GroupBy(r => r.MemberNames.FirstOrDefault() ?? "").ToDictionary(g => g.Key, g => g.Select(r => r.ErrorMessage ?? "").ToArray());
    }

    private static Dictionary<string, string[]> One(string field, string message) => new() { [field] = [message] };

    private static ProblemHttpResult Problem(Refusal refusal) => TypedResults.Problem(
        title: refusal.Message, type: refusal.Code, statusCode: refusal.Code == SubmissionRefusals.TooManyCode ? StatusCodes.Status429TooManyRequests : refusal.Kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        });
}
