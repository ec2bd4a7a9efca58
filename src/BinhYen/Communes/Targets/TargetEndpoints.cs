using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes.Targets;

/// <summary>The board of targets, and the page on which a hamlet's figures are signed.</summary>
internal static class TargetEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/targets", ShowAsync).Require(Permission.ReadFigures);
        var counts = app.MapGroup("/participation").Require(Permission.HelpHouseholds);
        counts.MapGet("/{hamlet:guid}", CountAsync);
        counts.MapPost("/{hamlet:guid}", SignAsync);
    }

    private static async Task<IResult> ShowAsync(int? year, CurrentStaff staff, ReadTargets read, TargetScreen screen, TimeProvider clock, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var chosen = year is { } y && y >= 2020 && y <= today.Year + 1 ? y : today.Year;
        screen.Board = await read.HandleAsync(staff.CommuneId, chosen, cancellationToken);
        return SiteRoom.Page<TargetsPage>();
    }

    private static async Task<IResult> CountAsync(Guid hamlet, string? done, CurrentStaff staff, SignCount sign, CommuneDirectory communes, CancellationToken cancellationToken) =>
        await FindAsync(hamlet, staff, sign, communes, cancellationToken) is { } found ? SiteRoom.Page<CountPage>(new { Hamlet = found, Done = done }) : NotFound();

    private static async Task<IResult> SignAsync(Guid hamlet, IFormCollection posted, CurrentStaff staff, SignCount sign, CommuneDirectory communes, CancellationToken cancellationToken)
    {
        if (await FindAsync(hamlet, staff, sign, communes, cancellationToken) is not { } found) return NotFound();
        var errors = await sign.HandleAsync(staff, found, posted, cancellationToken);
        return errors.Any
            ? SiteRoom.Page<CountPage>(StatusCodes.Status422UnprocessableEntity, new { Hamlet = found, Errors = errors, Posted = posted })
            : Results.Redirect($"/participation/{hamlet}?done=signed");
    }

    private static async Task<Hamlet?> FindAsync(Guid hamlet, CurrentStaff staff, SignCount sign, CommuneDirectory communes, CancellationToken cancellationToken) =>
        (await communes.HamletsAsync(staff.CommuneId, cancellationToken)).SingleOrDefault(h => h.Id == new HamletId(hamlet)) is { } found
        && await sign.MayAsync(staff, found.Id, cancellationToken) ? found : null;

    private static IResult NotFound() => SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
}
