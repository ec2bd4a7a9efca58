using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Cases.ConsoleReplies;

/// <summary>The page that says who answers in Zalo's own console.</summary>
internal static class ConsoleEndpoints
{
    private const string Home = "/admin/zalo/console";

    public static void MapConsoleAccounts(this WebApplication app)
    {
        var pages = app.MapGroup(Home).Require(Permission.ManageChannels);
        pages.MapGet("", (string? done) => SiteRoom.Page<ConsoleAccountsPage>(new { Done = done }));
        pages.MapPost("/{id:guid}", NameAsync);
    }

    private static async Task<IResult> NameAsync(Guid id, IFormCollection form, CurrentStaff staff, NameConsoleAccount name, CancellationToken cancellationToken)
    {
        var outcome = await name.RunAsync(staff, id, form.Id("officer") is { } officer ? new StaffId(officer) : null, cancellationToken);
        return outcome.Succeeded
            ? Results.Redirect($"{Home}?done=saved")
            : SiteRoom.Page<ConsoleAccountsPage>(
                outcome.Refusal.Kind is RefusalKind.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity,
                new { Errors = FormErrors.Of($"officer-{id}", outcome.Refusal.Message) });
    }
}
