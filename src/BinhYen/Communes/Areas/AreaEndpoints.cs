using BinhYen.Communes.Positions;
using BinhYen.Communes.Units;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes.Areas;

/// <summary>Hamlets and their changes, positions, bodies.</summary>
internal static class AreaEndpoints
{
    public static void Map(WebApplication app)
    {
        var areas = app.MapGroup("/areas").Require(Permission.ManageOrganisation);
        areas.MapGet("", (string? q, string? done) => SiteRoom.Page<AreasPage>(new { Words = q, Done = done }));
        areas.MapGet("/{id:guid}", ShowAsync);
        areas.MapPost("/{id:guid}/names", NamesAsync);
        areas.MapGet("/change/{kind}", (string kind) => IsKind(kind) ? SiteRoom.Page<ChangePage>(new { Kind = kind }) : NotFound());
        areas.MapPost("/change/{kind}", PlanAsync);
        areas.MapPost("/changes/{id:guid}/cancel", CancelAsync);

        areas.MapGet("/positions", (string? kind, DateOnly? on, string? done) => SiteRoom.Page<PositionsPage>(new { Kind = kind ?? nameof(PositionKind.HamletHead), On = on, Done = done }));
        areas.MapPost("/positions", FillAsync);
        areas.MapPost("/positions/{id:guid}/end", EndAsync);

        areas.MapGet("/units", (string? q, string? done) => SiteRoom.Page<UnitsPage>(new { Words = q, Done = done }));
        areas.MapPost("/units", AddUnitAsync);
        areas.MapPost("/units/{id:guid}/answer", AnswerAsync);
        areas.MapPost("/units/{id:guid}/rename", async (Guid id, IFormCollection form, CurrentStaff staff, KeepUnit keep, CancellationToken token) => After(await keep.RenameAsync(staff, id, form.Text("name"), token)));
        areas.MapPost("/units/{id:guid}/end", async (Guid id, IFormCollection form, CurrentStaff staff, KeepUnit keep, CancellationToken token) => After(await keep.EndAsync(staff, id, form.Date("until"), form.Text("successor"), token)));
    }

    private static async Task<IResult> ShowAsync(Guid id, CurrentStaff staff, CommuneDirectory communes, CancellationToken cancellationToken)
    {
        var all = await communes.HamletsAsync(staff.CommuneId, cancellationToken, withEnded: true);
        return all.Find(h => h.Id == new HamletId(id)) is { } hamlet
            ? SiteRoom.Page<HamletPage>(new { Hamlet = hamlet, Successor = all.Find(h => h.Id == hamlet.SuccessorId)?.FullName })
            : NotFound();
    }

    private static async Task<IResult> NamesAsync(Guid id, IFormCollection form, CurrentStaff staff, KeepHamletNames keep, CancellationToken cancellationToken) =>
        await keep.HandleAsync(staff, id, form.Raw("oldNames"), form.Raw("places"), cancellationToken) ? Results.Redirect($"/areas/{id}") : NotFound();

    private static async Task<IResult> PlanAsync(string kind, IFormCollection form, CurrentStaff staff, PlanHamletChange plan, CancellationToken cancellationToken)
    {
        if (!IsKind(kind)) return NotFound();
        var errors = await plan.HandleAsync(staff, Enum.Parse<HamletChangeKind>(kind), form, cancellationToken);
        return errors.Any
            ? SiteRoom.Page<ChangePage>(StatusCodes.Status422UnprocessableEntity, new { Kind = kind, Errors = errors, Posted = form })
            : Results.Redirect("/areas?done=planned");
    }

    private static async Task<IResult> CancelAsync(Guid id, IFormCollection _, CurrentStaff staff, PlanHamletChange plan, CancellationToken cancellationToken) =>
        await plan.CancelAsync(staff, id, cancellationToken) ? Results.Redirect("/areas?done=cancelled") : NotFound();

    private static async Task<IResult> FillAsync(IFormCollection form, CurrentStaff staff, FillPosition fill, CancellationToken cancellationToken)
    {
        var kind = Enum.TryParse<PositionKind>(form.Text("kind"), out var given) && Enum.IsDefined(given) ? given : PositionKind.Other;
        HamletId? hamlet = kind is not PositionKind.Other && form.Id("title") is { } id ? new HamletId(id) : null;
        var errors = await fill.HandleAsync(staff, kind, hamlet, form, cancellationToken);
        return errors.Any
            ? SiteRoom.Page<PositionsPage>(StatusCodes.Status422UnprocessableEntity, new { Kind = kind.ToString(), Errors = errors, Posted = form })
            : Results.Redirect($"/areas/positions?kind={kind}&done=filled");
    }

    private static async Task<IResult> EndAsync(Guid id, IFormCollection _, CurrentStaff staff, FillPosition fill, CancellationToken cancellationToken) =>
        await fill.EndAsync(staff, id, null, cancellationToken) ? Results.Redirect("/areas/positions?done=ended") : NotFound();

    private static async Task<IResult> AddUnitAsync(IFormCollection form, CurrentStaff staff, KeepUnit keep, CancellationToken cancellationToken)
    {
        var errors = await keep.AddAsync(staff, form, cancellationToken);
        return errors.Any
            ? SiteRoom.Page<UnitsPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = form })
            : Results.Redirect("/areas/units?done=added");
    }

    private static async Task<IResult> AnswerAsync(Guid id, IFormCollection form, CurrentStaff staff, KeepUnit keep, CancellationToken cancellationToken) =>
        Enum.TryParse<InvitationAnswer>(form.Text("answer"), out var answer) && Enum.IsDefined(answer) ? After(await keep.AnswerAsync(staff, id, answer, cancellationToken)) : Results.BadRequest();

    private static bool IsKind(string kind) => Enum.TryParse<HamletChangeKind>(kind, out var known) && Enum.IsDefined(known) && kind == known.ToString();

    private static IResult After(bool done) => done ? Results.Redirect("/areas/units?done=changed") : NotFound();

    private static IResult NotFound() => SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
}
