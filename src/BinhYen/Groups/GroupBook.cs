using BinhYen.Communes;
using BinhYen.Groups.Registry;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups;

/// <summary>Reads the registry: groups with everything known of them today. A handful of queries, however many groups there are.</summary>
internal sealed class GroupBook(BinhYenDb db, CommuneDirectory communes, StaffDirectory directory, GroupProfile profile, CommitteeSeats committee, TimeProvider clock)
{
    /// <summary>All groups of the commune by code, those that ended last.</summary>
    public Task<IReadOnlyList<GroupFacts>> AllAsync(CommuneId commune, CancellationToken cancellationToken) =>
        LoadAsync(commune, db.Set<ZaloGroup>().AsNoTracking().Where(g => g.CommuneId == commune), cancellationToken);

    /// <summary>One group by its code; null when there is none.</summary>
    public async Task<GroupFacts?> FindAsync(CommuneId commune, string code, CancellationToken cancellationToken) =>
        (await LoadAsync(commune, db.Set<ZaloGroup>().AsNoTracking().Where(g => g.CommuneId == commune && g.Code == code), cancellationToken)).SingleOrDefault();

    /// <summary>Facts about a group that a use case is changing: judged as it is in the context now.</summary>
    public async Task<GroupFacts> OfAsync(ZaloGroup group, CancellationToken cancellationToken) =>
        (await LoadAsync(group.CommuneId, db.Set<ZaloGroup>().AsNoTracking().Where(g => g.Id == group.Id), cancellationToken)).Single() with { Group = group };

    /// <summary>Chief and deputies in service who are not on leave today, the chief first.</summary>
    public async Task<IReadOnlyList<StaffId>> LeadershipAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var people = (await directory.WhoMayAsync(commune, Permission.ManageGroups, cancellationToken)).OrderBy(p => p.Role).ToList();
        var away = await AwayAsync(commune, cancellationToken);
        return [.. people.Select(p => p.Id).Where(p => !away.ContainsKey(p))];
    }

    /// <summary>What has to be done about a group today.</summary>
    public async Task<IReadOnlyList<GroupTask>> TasksAsync(GroupFacts facts, CancellationToken cancellationToken) =>
        FindTasks.Of(facts, await LeadershipAsync(facts.Group.CommuneId, cancellationToken));

    private async Task<IReadOnlyList<GroupFacts>> LoadAsync(CommuneId id, IQueryable<ZaloGroup> which, CancellationToken cancellationToken)
    {
        var groups = await which.OrderBy(g => g.Code).ToListAsync(cancellationToken);
        if (groups.Count == 0) return [];
        var today = clock.Today();
        var commune = (await communes.FindAsync(id, cancellationToken))!;
        var rules = await profile.OfAsync(id, cancellationToken);
        // One group or all of a commune: never a list of ids that outgrows a statement.
        var one = groups.Count == 1 ? groups[0].Id : (GroupId?)null;

        var people = (await db.Set<GroupAppointment>().AsNoTracking().Where(a => a.CommuneId == id && (one == null || a.GroupId == one) && (a.Until == null || a.Until >= today))
            .OrderBy(a => a.From).ThenBy(a => a.Id).ToListAsync(cancellationToken)).ToLookup(a => a.GroupId);
        var figures = await db.Set<MemberFigure>().AsNoTracking().Where(f => f.CommuneId == id && (one == null || f.GroupId == one)
            && !db.Set<MemberFigure>().Any(later => later.GroupId == f.GroupId && later.Date > f.Date)).ToDictionaryAsync(f => f.GroupId, cancellationToken);
        var looks = (await db.Set<SettingsLook>().AsNoTracking().Where(l => l.CommuneId == id && (one == null || l.GroupId == one)
            && !db.Set<SettingsLook>().Any(later => later.GroupId == l.GroupId && later.At > l.At)).ToListAsync(cancellationToken)).ToLookup(l => l.GroupId);
        var ticks = (await db.Set<SetupTick>().AsNoTracking().Where(t => t.CommuneId == id && (one == null || t.GroupId == one)).ToListAsync(cancellationToken)).ToLookup(t => t.GroupId, t => t.Step);
        var inForce = await InForceAsync(id, today, cancellationToken);
        var readings = (await db.Set<RegulationReading>().AsNoTracking().Where(r => r.CommuneId == id && (one == null || r.GroupId == one)).ToListAsync(cancellationToken)).ToLookup(r => r.GroupId);
        var postings = (await db.Set<RegulationPosting>().AsNoTracking().Where(p => p.CommuneId == id && (one == null || p.GroupId == one)).ToListAsync(cancellationToken)).ToLookup(p => p.GroupId);
        var removals = (await db.Set<RemovalProposal>().AsNoTracking().Where(r => r.CommuneId == id && (one == null || r.GroupId == one) && r.State == RemovalState.Waiting)
            .GroupBy(r => r.GroupId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken)).ToDictionary(r => r.Key, r => r.Count);
        var areas = (await db.Set<HamletDuty>().AsNoTracking().Where(d => d.CommuneId == id && d.From <= today && (d.Until == null || d.Until >= today))
            .OrderBy(d => d.From).ToListAsync(cancellationToken)).ToLookup(d => d.HamletId, d => d.OfficerId);
        var away = await AwayAsync(id, cancellationToken);
        var cards = await CardsAsync(people.SelectMany(p => p).Select(p => p.StaffId).OfType<StaffId>().Concat(areas.SelectMany(a => a)).Concat(away.Values.Select(l => l.SubstituteId).OfType<StaffId>()), cancellationToken);
        var siblings = await db.Set<ZaloGroup>().AsNoTracking().Where(g => g.CommuneId == id && g.State != GroupState.Dissolved && g.State != GroupState.Merged)
            .Select(g => new { g.UnitKind, g.UnitName, g.Purpose }).ToListAsync(cancellationToken);
        var ofUnit = siblings.GroupBy(g => (g.UnitKind, g.UnitName, g.Purpose)).ToDictionary(g => g.Key, g => g.Count());

        // At most one living group of a commune is the committee's.
        var ofCommittee = groups.Find(g => g is { Purpose: GroupPurpose.Committee, IsAlive: true });
        var seats = ofCommittee is null ? [] : await committee.OnAsync(id, clock.GetUtcNow(), cancellationToken);
        var counted = ofCommittee is null ? null : figures.GetValueOrDefault(ofCommittee.Id)?.Date;
        var seatsAtCount = counted is { } day && day < today ? await committee.OnAsync(id, VietnamTime.At(day.AddDays(1), TimeOnly.MinValue), cancellationToken) : [];

        return [.. groups.OrderBy(g => !g.IsAlive).Select(group => new GroupFacts(group, commune, rules, today)
        {
            Committee = group == ofCommittee ? seats : [], CommitteeAtCount = group == ofCommittee ? seatsAtCount : [],
            People = [.. people[group.Id]], Figure = figures.GetValueOrDefault(group.Id), Look = looks[group.Id].FirstOrDefault(),
            Done = ticks[group.Id].ToHashSet(), InForce = NewestOf(inForce, group), Readings = [.. readings[group.Id]], Postings = [.. postings[group.Id]],
            Cards = cards, Away = away, AreaOfficer = group.HamletId is { } hamlet && areas[hamlet].Any() ? areas[hamlet].Last() : null,
            OfSameUnit = ofUnit.GetValueOrDefault((group.UnitKind, group.UnitName, group.Purpose), 1), RemovalsWaiting = removals.GetValueOrDefault(group.Id),
        })];
    }

    private Task<List<Regulation>> InForceAsync(CommuneId commune, DateOnly today, CancellationToken cancellationToken) =>
        db.Set<Regulation>().AsNoTracking().Where(r => r.CommuneId == commune && r.EffectiveFrom <= today)
            .OrderByDescending(r => r.EffectiveFrom).ThenByDescending(r => r.Version).ToListAsync(cancellationToken);

    // A group's own rules go before those of its purpose, and these before the rules for all.
    private static IReadOnlyList<Regulation> NewestOf(IEnumerable<Regulation> inForce, ZaloGroup group) =>
    [
        .. inForce.Where(r => r.Concerns(group)).GroupBy(r => r.Book)
            .Select(book => book.OrderBy(r => r.GroupId is null).ThenBy(r => r.Purpose is null).ThenByDescending(r => r.EffectiveFrom).ThenByDescending(r => r.Version).First())
            .OrderBy(r => r.Book),
    ];

    private async Task<IReadOnlyDictionary<StaffId, Leave>> AwayAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        return (await db.Set<Leave>().AsNoTracking().Where(l => l.CommuneId == commune && l.CancelledAt == null && l.From <= today && l.Until >= today).ToListAsync(cancellationToken))
            .GroupBy(l => l.StaffId).ToDictionary(l => l.Key, l => l.First());
    }

    private async Task<IReadOnlyDictionary<StaffId, StaffCard>> CardsAsync(IEnumerable<StaffId> people, CancellationToken cancellationToken) =>
        (await directory.CardsAsync(people, cancellationToken)).ToDictionary(c => c.Id);
}
