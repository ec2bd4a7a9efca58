using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Governance.Plan;

/// <summary>One body on the board: how far it is with its tasks and what it did.</summary>
/// <param name="Unit">The body as it stands today; tasks of what was merged into it count here.</param>
/// <param name="Tasks">Tasks that stand.</param>
/// <param name="Done">Of these agreed as done.</param>
/// <param name="Reported">Of these said to be done.</param>
/// <param name="Late">Of these late today, done or not.</param>
/// <param name="Activities">Activities submitted.</param>
/// <param name="Present">People there, where counted.</param>
internal sealed record BodyLine(CommuneUnit Unit, int Tasks, int Done, int Reported, int Late, int Activities, int Present);

/// <param name="Task">The task.</param>
/// <param name="Owner">The body that has it today.</param>
/// <param name="Activities">How many results there are.</param>
/// <param name="IsMine">Whether the reader speaks for the owner.</param>
internal sealed record TaskLine(PlanTask Task, CommuneUnit Owner, int Activities, bool IsMine);

/// <summary>Tasks of the plan for their pages; filled by the endpoint before a page is drawn.</summary>
internal sealed class PlanBoard(BinhYenDb db, StaffDirectory directory, TimeProvider clock)
{
    /// <summary>Finished tasks shown below the open ones; older ones are counted, not listed.</summary>
    public const int MostFinished = 100;

    private Dictionary<Guid, CommuneUnit> units = [];
    private IReadOnlySet<Guid> mine = new HashSet<Guid>();

    public CurrentStaff Staff { get; private set; } = null!;
    public DateOnly Today { get; private set; }
    public bool MayAssign => Staff.May(Permission.ManageOrganisation);

    public IReadOnlyList<BodyLine> Bodies { get; private set; } = [];

    /// <summary>Tasks under way: the reader's own first, then by their last day.</summary>
    public IReadOnlyList<TaskLine> Open { get; private set; } = [];

    /// <summary>The newest done or taken back.</summary>
    public IReadOnlyList<TaskLine> Finished { get; private set; } = [];
    public int FinishedInAll { get; private set; }

    /// <summary>Bodies that may own a task: those that exist today and are of the commune.</summary>
    public IReadOnlyList<CommuneUnit> Owners { get; private set; } = [];
    public IReadOnlyList<(UnitContact Contact, string Unit, string Name)> Contacts { get; private set; } = [];
    public IReadOnlyList<StaffCard> People { get; private set; } = [];

    // One task.
    public PlanTask Task { get; private set; } = null!;

    /// <summary>The body that has the task today.</summary>
    public CommuneUnit Owner { get; private set; } = null!;

    /// <summary>Whether the reader speaks for it.</summary>
    public bool IsMine => mine.Contains(Owner.Id);
    public IReadOnlyList<(PlanResult Result, string Name)> Results { get; private set; } = [];

    /// <summary>Whether the reader submits for the owner: as its contact, or the leadership on its behalf.</summary>
    public bool MaySubmit => IsMine || MayAssign;

    public async Task FillAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        await FillUnitsAsync(staff, cancellationToken);
        var tasks = await db.Set<PlanTask>().AsNoTracking().Where(t => t.CommuneId == staff.CommuneId).ToListAsync(cancellationToken);
        var results = (await db.Set<PlanResult>().AsNoTracking().Where(r => r.CommuneId == staff.CommuneId)
            .GroupBy(r => r.TaskId).Select(g => new { g.Key, Count = g.Count(), Present = g.Sum(r => r.Present ?? 0) }).ToListAsync(cancellationToken)).ToDictionary(g => g.Key);
        var lines = tasks.Select(t => new TaskLine(t, OwnerOf(t), results.GetValueOrDefault(t.Id)?.Count ?? 0, mine.Contains(OwnerOf(t).Id))).ToList();
        Open = [.. lines.Where(l => l.Task.State is PlanTaskState.Open or PlanTaskState.Reported).OrderByDescending(l => l.IsMine).ThenBy(l => l.Task.DueOn).ThenBy(l => l.Task.Number)];
        var finished = lines.Where(l => l.Task.State is PlanTaskState.Done or PlanTaskState.Withdrawn).OrderByDescending(l => l.Task.DoneOn ?? l.Task.WithdrawnOn).ThenByDescending(l => l.Task.Number).ToList();
        (Finished, FinishedInAll) = ([.. finished.Take(MostFinished)], finished.Count);
        Bodies = [.. lines.Where(l => l.Task.State is not PlanTaskState.Withdrawn).GroupBy(l => l.Owner.Id).Select(g => new BodyLine(
            g.First().Owner, g.Count(), g.Count(l => l.Task.State is PlanTaskState.Done), g.Count(l => l.Task.State is PlanTaskState.Reported), g.Count(l => l.Task.IsLateOn(Today)),
            g.Sum(l => l.Activities), g.Sum(l => results.GetValueOrDefault(l.Task.Id)?.Present ?? 0))).OrderByDescending(b => b.Late).ThenBy(b => b.Unit.Name, StringComparer.Ordinal)];
        if (MayAssign) await FillContactsAsync(cancellationToken);
    }

    /// <summary>One task with everything its page shows.</summary>
    /// <returns>False when the commune has no such task.</returns>
    public async Task<bool> OpenAsync(CurrentStaff staff, int number, CancellationToken cancellationToken)
    {
        if (!await KnowAsync(staff, number, cancellationToken)) return false;
        var results = await db.Set<PlanResult>().AsNoTracking().Where(r => r.TaskId == Task.Id).OrderByDescending(r => r.On).ThenByDescending(r => r.Id).ToListAsync(cancellationToken);
        var names = await directory.NamesAsync(results.Select(r => r.By).Distinct(), cancellationToken);
        Results = [.. results.Select(r => (r, names.GetValueOrDefault(r.By, "tài khoản đã đóng")))];
        return true;
    }

    /// <summary>One task, who has it and what the reader may do about it, without its results.</summary>
    /// <returns>False when the commune has no such task.</returns>
    public async Task<bool> KnowAsync(CurrentStaff staff, int number, CancellationToken cancellationToken)
    {
        await FillUnitsAsync(staff, cancellationToken);
        if (await db.Set<PlanTask>().AsNoTracking().SingleOrDefaultAsync(t => t.CommuneId == staff.CommuneId && t.Number == number, cancellationToken) is not { } task) return false;
        (Task, Owner) = (task, OwnerOf(task));
        return true;
    }

    /// <summary>The name an older paper knows the owner by; null when it has not changed since.</summary>
    public CommuneUnit? GivenTo => Owner.Id == Task.UnitId ? null : units.GetValueOrDefault(Task.UnitId);

    // A merged body's work goes on in its successor, however many mergers lie between.
    private CommuneUnit OwnerOf(PlanTask task)
    {
        var owner = units[task.UnitId];
        for (var steps = 0; steps < 10 && owner.EndedOn < Today && owner.SuccessorId is { } next && units.TryGetValue(next, out var successor); steps++) owner = successor;
        return owner;
    }

    private async Task FillUnitsAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        (Staff, Today) = (staff, clock.Today());
        units = await db.Set<CommuneUnit>().AsNoTracking().Where(u => u.CommuneId == staff.CommuneId).ToDictionaryAsync(u => u.Id, cancellationToken);
        mine = (await db.Set<UnitContact>().AsNoTracking().Where(c => c.StaffId == staff.Id && c.CommuneId == staff.CommuneId).Select(c => c.UnitId).ToListAsync(cancellationToken)).ToHashSet();
        Owners = [.. units.Values.Where(u => KeepPlan.MayOwn(u, Today)).OrderBy(u => u.Kind).ThenBy(u => u.Name, StringComparer.Ordinal)];
    }

    private async Task FillContactsAsync(CancellationToken cancellationToken)
    {
        People = await directory.WhoMayAsync(Staff.CommuneId, Permission.ReadFigures, cancellationToken);
        var contacts = await db.Set<UnitContact>().AsNoTracking().Where(c => c.CommuneId == Staff.CommuneId).ToListAsync(cancellationToken);
        var names = await directory.NamesAsync(contacts.Select(c => c.StaffId).Distinct(), cancellationToken);
        Contacts = [.. contacts.Select(c => (c, units[c.UnitId].Name, names.GetValueOrDefault(c.StaffId, "tài khoản đã đóng"))).OrderBy(c => c.Item2, StringComparer.Ordinal)];
    }
}
