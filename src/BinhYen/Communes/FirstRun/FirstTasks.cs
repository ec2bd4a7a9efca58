using System.Security.Claims;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes.FirstRun;

/// <summary>One task after the set-up.</summary>
/// <param name="Task">Which.</param>
/// <param name="IsTicked">Somebody ticked it off: done, or not wanted.</param>
/// <param name="IsFound">The facts show that it is done.</param>
public sealed record FirstTaskState(FirstTask Task, bool IsTicked, bool IsFound)
{
    public bool IsOpen => !IsTicked && !IsFound;
}

/// <summary>The list of tasks after the set-up. It stays in the console until each is done or ticked off: the printed sheet is had once only.</summary>
internal sealed class FirstTasks(FirstRunDesk desk, IEnumerable<IFirstTaskFacts> facts, CommuneDirectory communes)
{
    public const string Home = "/first-tasks";

    /// <summary>Marks the addresses the list leads to, so that the page there leads back.</summary>
    public const string Mark = "first-tasks";

    private const string Step = "tasks";

    public static void Map(WebApplication app)
    {
        var tasks = app.MapGroup(Home).Require(Permission.PrepareProfile);
        tasks.MapGet("", ShowAsync);
        tasks.MapPost("", TickAsync);
    }

    /// <summary>All tasks with their state; null for a commune that no set-up made.</summary>
    public async Task<IReadOnlyList<FirstTaskState>?> AllAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        if (await desk.StateAsync(cancellationToken) is not { FinishedAt: not null } state || state.CommuneId != commune) return null;
        var ticked = (await desk.AnswersAsync(cancellationToken)).Ticked.ToHashSet();
        var found = new HashSet<FirstTask>();
        // A list that was ticked off asks nobody any more: it is read with every page of the chief.
        if (Enum.GetValues<FirstTask>().Any(t => !ticked.Contains(t)))
            foreach (var room in facts) found.UnionWith(await room.DoneAsync(commune, cancellationToken));
        return [.. Enum.GetValues<FirstTask>().Select(t => new FirstTaskState(t, ticked.Contains(t), found.Contains(t)))];
    }

    /// <summary>Whose day begins with the list.</summary>
    public static FirstTaskOwner? OwnerOf(StaffRole role) => role switch
    {
        StaffRole.SystemAdministrator => FirstTaskOwner.Administrator,
        StaffRole.PoliceChief => FirstTaskOwner.Chief,
        _ => null,
    };

    private static async Task<IResult> ShowAsync(CurrentStaff staff, FirstTasks tasks, string? done, CancellationToken cancellationToken) =>
        await tasks.AllAsync(staff.CommuneId, cancellationToken) is { } all
            ? SiteRoom.Page<FirstTasksPage>(new { All = all, Stage = (await tasks.StageAsync(staff.CommuneId, cancellationToken)), Done = done })
            : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    private async Task<ModelStage> StageAsync(CommuneId commune, CancellationToken cancellationToken) => (await communes.LifeAsync(commune, cancellationToken)).Now;

    private static async Task<IResult> TickAsync(IFormCollection form, CurrentStaff staff, FirstTasks tasks, FirstRunDesk desk, CancellationToken cancellationToken)
    {
        if (await tasks.AllAsync(staff.CommuneId, cancellationToken) is null) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        IReadOnlyList<FirstTask> ticked = form.Has("all") ? Enum.GetValues<FirstTask>() : [.. form["done"].Select(t => Enum.TryParse<FirstTask>(t, out var task) && Enum.IsDefined(task) ? task : (FirstTask?)null).OfType<FirstTask>().Distinct().Order()];
        await desk.SaveAsync(Step, await desk.AnswersAsync(cancellationToken) with { Ticked = ticked }, cancellationToken);
        return Results.Redirect(Home + "?done=kept");
    }
}

/// <summary>Reminds those who prepare the work of what is left after the set-up, on the page where their day begins.</summary>
internal sealed class FirstTasksNotice(IServiceScopeFactory scopes) : IStaffNotice, IOpenList
{
    private Task<IReadOnlyList<FirstTask>>? open;

    public bool CanWait => true;

    public async Task<StaffNotice?> OfAsync(ClaimsPrincipal user, string path, CancellationToken cancellationToken)
    {
        if (CurrentStaff.From(user) is not { } staff || FirstTasks.OwnerOf(staff.Role) is not { } owner || path != StaffNav.FirstPageOf(staff)) return null;
        var left = await OpenAsync(staff.CommuneId, cancellationToken);
        var own = left.Count(FirstTaskOrder.Of(owner).Contains);
        return left.Count == 0 ? null : new StaffNotice($"Còn {left.Count} việc sau khi thiết lập xã{(own > 0 ? $", {own} việc của bạn" : "")}.", "Xem danh sách việc", FirstTasks.Home);
    }

    public async Task<OpenList?> OfAsync(CommuneId? commune, StaffRole role, CancellationToken cancellationToken) =>
        commune is { } id && FirstTasks.OwnerOf(role) is not null && (await OpenAsync(id, cancellationToken)).Count > 0
            ? new OpenList("Việc thiết lập", FirstTasks.Home, FirstTasks.Mark)
            : null;

    // The bar and the notice of one page ask the same.
    private Task<IReadOnlyList<FirstTask>> OpenAsync(CommuneId commune, CancellationToken cancellationToken) => open ??= ReadAsync(commune, cancellationToken);

    private async Task<IReadOnlyList<FirstTask>> ReadAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        // A context of its own: the page may be reading with the request's at the same time.
        await using var scope = scopes.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<FirstTasks>().AllAsync(commune, cancellationToken);
        return all is null ? [] : [.. all.Where(t => t.IsOpen).Select(t => t.Task)];
    }
}
