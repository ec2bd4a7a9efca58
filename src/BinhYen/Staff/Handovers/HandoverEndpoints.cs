using BinhYen.Site;

namespace BinhYen.Staff.Handovers;

/// <summary>Pages of hand-overs, and signing devices out that were lost.</summary>
internal static class HandoverEndpoints
{
    public static void Map(WebApplication app)
    {
        var lead = app.MapGroup("/handovers").Require(Permission.ManageDuty);
        lead.MapGet("/new", (Guid? person) => SiteRoom.Page<NewHandoverPage>(new { Person = person }));
        lead.MapPost("", OpenAsync);
        lead.MapPost("/{id:guid}/plan", async (Guid id, IFormCollection form, CurrentStaff staff, Acts acts, PlanHandover use, CancellationToken ct) => await acts.DoAsync(staff, id, "planned", inHand => use.HandleAsync(inHand, form, ct), ct));
        lead.MapPost("/{id:guid}/renew", async (Guid id, IFormCollection _, CurrentStaff staff, Acts acts, RefreshHandover use, CancellationToken ct) => await acts.DoAsync(staff, id, "renewed", inHand => use.HandleAsync(inHand, ct), ct));
        lead.MapPost("/{id:guid}/cancel", async (Guid id, IFormCollection _, CurrentStaff staff, Acts acts, CancelHandover use, CancellationToken ct) => await acts.DoAsync(staff, id, "cancelled", inHand => use.HandleAsync(inHand, ct), ct));
        lead.MapPost("/{id:guid}/sign-in-place", async (Guid id, IFormCollection form, CurrentStaff staff, Acts acts, SignHandover use, CancellationToken ct) => await acts.DoAsync(staff, id, "signed", inHand => use.InPlaceAsync(inHand, form, ct), ct));
        lead.MapPost("/{id:guid}/agree", AgreeAsync);
        lead.MapPost("/{id:guid}/carry-out", async (Guid id, IFormCollection _, CurrentStaff staff, Acts acts, CarryOutHandover carry, CancellationToken ct) => await acts.DoAsync(staff, id, "carried", inHand => CarryAsync(inHand, carry, ct), ct));
        lead.MapPost("/{id:guid}/return", ReturnAsync);
        lead.MapGet("/devices", (string? done) => SiteRoom.Page<DevicesPage>(new { Done = done }));
        lead.MapPost("/devices/{account:guid}", SignOutAsync);

        var mine = app.MapGroup("/handovers").Require(Permission.SignedIn);
        mine.MapGet("", () => SiteRoom.Page<HandoversPage>());
        mine.MapGet("/{id:guid}", async (Guid id, string? done, CurrentStaff staff, Acts acts, CancellationToken ct) => await acts.ShowAsync(staff, id, done, ct));
        mine.MapGet("/{id:guid}/record", RecordAsync);
        mine.MapPost("/{id:guid}/sign", async (Guid id, IFormCollection form, CurrentStaff staff, Acts acts, SignHandover use, CancellationToken ct) => await acts.DoAsync(staff, id, "signed", inHand => use.HandleAsync(inHand, PartOf(inHand), form, ct), ct));
        mine.MapPost("/{id:guid}/refuse", async (Guid id, IFormCollection form, CurrentStaff staff, Acts acts, SignHandover use, CancellationToken ct) => await acts.DoAsync(staff, id, "refused", inHand => use.RefuseAsync(inHand, form, ct), ct));
        mine.MapPost("/{id:guid}/items/{number:int}/step", async (Guid id, int number, IFormCollection form, CurrentStaff staff, Acts acts, ConfirmStep use, CancellationToken ct) => await acts.DoAsync(staff, id, "step", inHand => use.HandleAsync(inHand, number, form, ct), ct, $"step-{number}"));
    }

    private static HandoverPart PartOf(HandoverInHand inHand) =>
        inHand.View.Gives ? HandoverPart.Giver : inHand.View.Receives ? HandoverPart.Receiver : HandoverPart.SecondPerson;

    private static async Task<IResult> OpenAsync(IFormCollection form, CurrentStaff staff, OpenHandover open, CancellationToken cancellationToken)
    {
        var (id, errors) = await open.HandleAsync(staff, form, cancellationToken);
        return id is null ? SiteRoom.Page<NewHandoverPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = form }) : Results.Redirect($"/handovers/{id}?done=opened");
    }

    private static async Task<IResult> AgreeAsync(Guid id, IFormCollection form, CurrentStaff staff, Acts acts, SignHandover sign, CarryOutHandover carry, CancellationToken cancellationToken) =>
        await acts.DoAsync(staff, id, "agreed", async inHand =>
        {
            var agreed = await sign.AgreeAsync(inHand, form, cancellationToken);
            return agreed.Succeeded ? await CarryAsync(inHand, carry, cancellationToken) : agreed;
        }, cancellationToken);

    private static async Task<Result> CarryAsync(HandoverInHand inHand, CarryOutHandover carry, CancellationToken cancellationToken)
    {
        if (!inHand.View.Leads) return HandoverRefusals.NotYours;
        return await carry.RunAsync(inHand.Handover.Id, cancellationToken) is { } left ? HandoverRefusals.Invalid(left) : Result.Done;
    }

    private static async Task<IResult> ReturnAsync(Guid id, IFormCollection _, CurrentStaff staff, Acts acts, ReturnLent use, CancellationToken cancellationToken) =>
        await acts.DoAsync(staff, id, "returned", async inHand => (await use.HandleAsync(inHand, cancellationToken)).Refusal is { } no ? no : Result.Done, cancellationToken);

    private static async Task<IResult> RecordAsync(Guid id, CurrentStaff staff, HandoverScreen screen, CancellationToken cancellationToken) =>
        await screen.LoadAsync(staff, id, cancellationToken) && (screen.View.SeesAll || screen.View.Receives)
            ? SiteRoom.Page<HandoverRecordPage>()
            : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    private static async Task<IResult> SignOutAsync(Guid account, IFormCollection form, CurrentStaff staff, SignOutDevices use, CancellationToken cancellationToken) =>
        await use.HandleAsync(staff, account, form.Id("session"), cancellationToken)
            ? Results.Redirect($"/handovers/devices?done={(form.Id("session") is null ? "all" : "one")}")
            : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    /// <summary>Runs one act on one hand-over: sight, act, then post-redirect-get, or the page again with what to mend.</summary>
    internal sealed class Acts(HandoverDesk desk, HandoverScreen screen)
    {
        public async Task<IResult> ShowAsync(CurrentStaff staff, Guid id, string? done, CancellationToken cancellationToken) =>
            await screen.LoadAsync(staff, id, cancellationToken)
                ? SiteRoom.Page<HandoverPage>(new { Done = done })
                : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

        public async Task<IResult> DoAsync(CurrentStaff staff, Guid id, string done, Func<HandoverInHand, Task<Result>> act, CancellationToken cancellationToken, string field = "act")
        {
            if (!(await desk.LoadAsync(staff, id, cancellationToken)).TryGet(out var inHand, out _)) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
            if ((await act(inHand)).Refusal is not { } refusal)
                // Whoever refused takes part no more and is led back to the list.
                return Results.Redirect(await screen.LoadAsync(staff, id, cancellationToken) ? $"/handovers/{id}?done={done}" : "/handovers");
            if (refusal.Kind is RefusalKind.NotFound || !await screen.LoadAsync(staff, id, cancellationToken)) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
            var status = refusal.Kind switch
            {
                RefusalKind.Conflict => StatusCodes.Status409Conflict,
                RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
                _ => StatusCodes.Status422UnprocessableEntity,
            };
            return SiteRoom.Page<HandoverPage>(status, new { Errors = FormErrors.Of(field, refusal.Message) });
        }
    }
}
