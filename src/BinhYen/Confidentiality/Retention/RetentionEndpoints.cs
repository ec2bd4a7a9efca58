using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Retention;

/// <summary>What will be deleted, what is held back, and the minutes of what was.</summary>
internal static class RetentionEndpoints
{
    public static void MapRetention(this WebApplication app)
    {
        var retention = app.MapGroup("/retention").Require(Permission.CommandCases);
        retention.MapGet("", (string? done, CurrentStaff staff, RetentionPages pages, CancellationToken cancellationToken) => pages.ShowAsync(staff, done, null, null, cancellationToken));
        retention.MapPost("/holds", HoldAsync);
        retention.MapPost("/holds/{id:guid}/release", ReleaseAsync);
        retention.MapPost("/rules/{rule}", ShortenAsync);
        retention.MapGet("/minutes/{id:guid}", (Guid id, CurrentStaff staff, RetentionPages pages, CancellationToken cancellationToken) => pages.MinutesAsync(staff, id, cancellationToken));
    }

    private static async Task<IResult> HoldAsync(IFormCollection form, CurrentStaff staff, HoldBack hold, RetentionPages pages, CancellationToken cancellationToken)
    {
        var errors = await hold.HoldAsync(staff, form.Text("code"), form.Text("basis"), cancellationToken);
        return errors.Any ? await pages.ShowAsync(staff, null, errors, form, cancellationToken) : Results.Redirect("/retention?done=held");
    }

    private static async Task<IResult> ReleaseAsync(Guid id, IFormCollection _, CurrentStaff staff, HoldBack hold, CancellationToken cancellationToken) =>
        await hold.ReleaseAsync(staff, id, cancellationToken) ? Results.Redirect("/retention?done=released") : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    private static async Task<IResult> ShortenAsync(string rule, IFormCollection form, CurrentStaff staff, HoldBack hold, RetentionPages pages, CancellationToken cancellationToken)
    {
        var errors = await hold.ShortenAsync(staff, rule, form.Text($"count-{rule}"), cancellationToken);
        return errors.Any ? await pages.ShowAsync(staff, null, errors, form, cancellationToken) : Results.Redirect("/retention?done=shortened");
    }
}

/// <summary>What these pages show: set by the endpoint, read while rendering.</summary>
internal sealed class RetentionScreen
{
    public IReadOnlyList<PlannedDeletion> Plan { get; set; } = [];
    public IReadOnlyList<LegalHold> Holds { get; set; } = [];
    public IReadOnlyList<DeletionRecord> Minutes { get; set; } = [];

    /// <summary>The minutes to print; null elsewhere.</summary>
    public DeletionRecord? Record { get; set; }
}

/// <summary>Reads what these pages show.</summary>
internal sealed class RetentionPages(BinhYenDb db, RetentionPlan plans, RetentionScreen screen, TimeProvider clock)
{
    /// <summary>How far the preview looks ahead.</summary>
    public const int DaysAhead = 30;

    private const int MinutesShown = 60;

    public async Task<IResult> ShowAsync(CurrentStaff staff, string? done, FormErrors? errors, IFormCollection? posted, CancellationToken cancellationToken)
    {
        screen.Plan = await plans.AtAsync(staff.CommuneId, clock.GetUtcNow().AddDays(DaysAhead), cancellationToken);
        screen.Holds = await db.Set<LegalHold>().AsNoTracking().Where(h => h.CommuneId == staff.CommuneId && h.LiftedAt == null).OrderBy(h => h.PlacedAt).ToListAsync(cancellationToken);
        screen.Minutes = await db.Set<DeletionRecord>().AsNoTracking().Where(r => r.CommuneId == staff.CommuneId).OrderByDescending(r => r.MadeAt).Take(MinutesShown).ToListAsync(cancellationToken);
        return SiteRoom.Page<RetentionPage>(errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new { Done = done, Errors = errors, Posted = posted });
    }

    public async Task<IResult> MinutesAsync(CurrentStaff staff, Guid id, CancellationToken cancellationToken)
    {
        screen.Record = await db.Set<DeletionRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.CommuneId == staff.CommuneId, cancellationToken);
        return screen.Record is null ? SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound) : SiteRoom.Page<MinutesPage>();
    }
}
