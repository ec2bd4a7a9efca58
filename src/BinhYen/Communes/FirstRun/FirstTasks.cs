using System.Security.Claims;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes.FirstRun;

/// <summary>What is left to do when a commune was set up, in its order.</summary>
public enum FirstTask
{
    Administrator,
    Codes,
    TryReport,
    ReadModel,
    Outside,
    Stage,
    Households,
    MasterKey,
    Zalo,
    Leaflets,
}

/// <summary>The list of tasks after the set-up. It stays in the console until each was ticked: the printed sheet is had once only.</summary>
internal sealed class FirstTasks(FirstRunDesk desk)
{
    public const string Home = "/first-tasks";

    private const string Step = "tasks";

    public static void Map(WebApplication app)
    {
        var tasks = app.MapGroup(Home).Require(Permission.PrepareProfile);
        tasks.MapGet("", ShowAsync);
        tasks.MapPost("", TickAsync);
    }

    /// <summary>Tasks nobody has ticked; null for a commune that no set-up made.</summary>
    public async Task<IReadOnlyList<FirstTask>?> OpenAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        if (await desk.StateAsync(cancellationToken) is not { FinishedAt: not null } state || state.CommuneId != commune) return null;
        var ticked = (await desk.AnswersAsync(cancellationToken)).Ticked;
        return [.. Enum.GetValues<FirstTask>().Except(ticked)];
    }

    private static async Task<IResult> ShowAsync(CurrentStaff staff, FirstTasks tasks, string? done, CancellationToken cancellationToken) =>
        await tasks.OpenAsync(staff.CommuneId, cancellationToken) is { } open ? SiteRoom.Page<FirstTasksPage>(new { Open = open, Done = done }) : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    private static async Task<IResult> TickAsync(IFormCollection form, CurrentStaff staff, FirstTasks tasks, FirstRunDesk desk, CancellationToken cancellationToken)
    {
        if (await tasks.OpenAsync(staff.CommuneId, cancellationToken) is null) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        IReadOnlyList<FirstTask> ticked = form.Has("all") ? Enum.GetValues<FirstTask>() : [.. form["done"].Select(t => Enum.TryParse<FirstTask>(t, out var task) && Enum.IsDefined(task) ? task : (FirstTask?)null).OfType<FirstTask>().Distinct().Order()];
        await desk.SaveAsync(Step, await desk.AnswersAsync(cancellationToken) with { Ticked = ticked }, cancellationToken);
        return Results.Redirect(Home + "?done=kept");
    }
}

/// <summary>Reminds those who prepare the work of what is left after the set-up, on the page where their day begins.</summary>
internal sealed class FirstTasksNotice(IServiceScopeFactory scopes) : IStaffNotice
{
    public bool CanWait => true;

    public async Task<StaffNotice?> OfAsync(ClaimsPrincipal user, string path, CancellationToken cancellationToken)
    {
        if (CurrentStaff.From(user) is not { Role: StaffRole.SystemAdministrator or StaffRole.PoliceChief } staff || path != StaffNav.FirstPageOf(staff)) return null;
        // A context of its own: the page may be reading with the request's at the same time.
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FirstTasks>().OpenAsync(staff.CommuneId, cancellationToken) is { Count: > 0 } open
            ? new StaffNotice($"Còn {open.Count} việc sau khi thiết lập xã.", "Xem danh sách việc", FirstTasks.Home)
            : null;
    }
}
