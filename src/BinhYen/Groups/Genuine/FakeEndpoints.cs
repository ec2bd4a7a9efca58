using BinhYen.Groups.Registry;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Groups.Genuine;

/// <summary>Hints about fakes, for the leadership.</summary>
internal static class FakeEndpoints
{
    private const string Address = "/joining/fakes";

    public static void Map(WebApplication app)
    {
        var fakes = app.MapGroup(Address).Require(Permission.ManageGroups);
        fakes.MapGet("", async (string? done, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = done is null ? null : "Đã kết luận. Lời kể đã được hủy.";
            await screen.FillCommonAsync(staff, cancellationToken);
            return SiteRoom.Page<FakesPage>();
        });
        fakes.MapPost("/{id:guid}", DecideAsync);
    }

    private static async Task<IResult> DecideAsync(Guid id, IFormCollection form, CurrentStaff staff, DecideFake decide, GroupScreen screen, CancellationToken cancellationToken)
    {
        if (await decide.HandleAsync(staff, id, GroupEndpoints.Read<FakeOutcome>(form.Text("outcome")) ?? FakeOutcome.Waiting, cancellationToken) is not { Succeeded: false } refused) return Results.Redirect($"{Address}?done=1");
        if (refused.Refusal.Kind is RefusalKind.NotFound) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        await screen.FillCommonAsync(staff, cancellationToken);
        screen.Errors = FormErrors.Of($"outcome-{id}", refused.Refusal.Message);
        return SiteRoom.Page<FakesPage>(StatusCodes.Status422UnprocessableEntity);
    }
}
