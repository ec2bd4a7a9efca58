using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Registry;

/// <summary>What the pages of groups show; filled by the endpoint before a page is drawn.</summary>
internal sealed class GroupScreen(BinhYenDb db, GroupBook book, GroupProfile profile, CommuneDirectory communes, StaffDirectory directory, Members.RemoveMember removals, ProposeForHamlets forHamlets, BinhYenOptions options) : FormScreen
{
    /// <summary>Groups on one page of the list.</summary>
    public const int PageSize = 50;

    public CurrentStaff Staff { get; private set; } = null!;
    public Commune Commune { get; private set; } = null!;
    public GroupRules Rules { get; private set; } = new();
    public IReadOnlyList<Hamlet> Hamlets { get; private set; } = [];
    public IReadOnlyList<StaffId> Leadership { get; private set; } = [];

    /// <summary>The full group a new one continues; null for a first group.</summary>
    public ZaloGroup? After { get; set; }

    // The list.
    public GroupFilter Filter { get; private set; } = GroupFilter.None;
    public IReadOnlyList<GroupRow> Rows { get; private set; } = [];
    public int Found { get; private set; }

    /// <summary>All groups this person may see, before any filter.</summary>
    public int Total { get; private set; }

    /// <summary>Hamlets without any living group (R-YC-44).</summary>
    public IReadOnlyList<Hamlet> Without { get; private set; } = [];

    /// <summary>In a two-tier commune: hamlets that no verification group covers, alone or in a cluster (R-TT-55).</summary>
    public IReadOnlyList<Hamlet> WithoutVerification { get; private set; } = [];

    /// <summary>Groups that could be registered for hamlets without one, all at once; empty for whoever may not.</summary>
    public IReadOnlyList<HamletGroupDraft> Drafts { get; private set; } = [];

    /// <summary>Who can be the technical contact of the groups in <see cref="Drafts"/>.</summary>
    public IReadOnlyList<StaffCard> TechContacts { get; private set; } = [];

    /// <summary>"thôn" where all hamlets bear one word, "thôn, xóm" where they do not.</summary>
    public string HamletTerm => Hamlets.Select(h => h.Term).Distinct().ToList() is [var only] ? only : "thôn, xóm";

    /// <summary>Groups being set up that this person may tend: their steps are ticked off for several at once.</summary>
    public IReadOnlyList<GroupInHand> SettingUp { get; private set; } = [];

    // Tasks.
    public IReadOnlyList<GroupTask> Tasks { get; private set; } = [];
    public bool OnlyMine { get; private set; }

    // One group.
    public GroupFacts Facts { get; private set; } = null!;
    public TendedBy Tended { get; private set; } = new(null, TendingBy.Leadership);
    public NameVerdict Name { get; private set; } = new(NameFit.Free, null, null);
    public bool MayTend { get; private set; }
    public bool MayManage { get; private set; }
    public IReadOnlyList<MemberFigure> Figures { get; private set; } = [];
    public IReadOnlyList<SettingsLook> Looks { get; private set; } = [];
    public IReadOnlyList<GroupAppointment> PastPeople { get; private set; } = [];
    public IReadOnlyList<StaffCard> Choosable { get; private set; } = [];
    public IReadOnlyList<ZaloGroup> Others { get; private set; } = [];
    public IReadOnlyDictionary<StaffId, string> Names { get; private set; } = new Dictionary<StaffId, string>();

    /// <summary>Address of the page where residents report in private.</summary>
    public string PrivateEntry => $"{options.PublicUrl.TrimEnd('/')}/";

    public string NameOf(StaffId? person) => person is { } id ? Names.GetValueOrDefault(id) ?? Facts?.Cards.GetValueOrDefault(id)?.Name ?? "–" : "hệ thống";

    public async Task FillListAsync(CurrentStaff staff, GroupFilter filter, CancellationToken cancellationToken)
    {
        await FillCommonAsync(staff, cancellationToken);
        Filter = filter;
        var rows = await RowsAsync(cancellationToken);
        Total = rows.Count;
        var covered = rows.Where(r => r.Facts.Group is { IsAlive: true, Purpose: GroupPurpose.Residents, UnitKind: UnitKind.Hamlet }).Select(r => r.Facts.Group.HamletId).ToHashSet();
        Without = staff.Role is StaffRole.HamletHead ? [] : [.. Hamlets.Where(h => !covered.Contains(h.Id))];
        var verified = rows.Where(r => r.Facts.Group is { IsAlive: true, Purpose: GroupPurpose.Verification }).SelectMany(r => r.Facts.Group.Cluster.Append(r.Facts.Group.HamletId?.Value ?? default)).ToHashSet();
        WithoutVerification = staff.Role is StaffRole.HamletHead || Rules.Tiering is not GroupTiering.TwoTier ? [] : [.. Hamlets.Where(h => !verified.Contains(h.Id.Value))];
        if (Without.Count > 0 && staff.May(Permission.ManageGroups)) (Drafts, TechContacts) = (await forHamlets.DraftsAsync(staff, cancellationToken), await forHamlets.TechContactsAsync(staff.CommuneId, cancellationToken));
        var found = rows.Where(filter.Fits).ToList();
        Found = found.Count;
        Rows = [.. found.Skip((filter.Page - 1) * PageSize).Take(PageSize)];
    }

    public async Task FillTasksAsync(CurrentStaff staff, bool onlyMine, CancellationToken cancellationToken)
    {
        await FillCommonAsync(staff, cancellationToken);
        OnlyMine = onlyMine || !staff.May(Permission.ManageGroups);
        var rows = await RowsAsync(cancellationToken);
        SettingUp = [.. rows.Where(r => r.Facts.Group.State is GroupState.SettingUp && GroupWork.May(staff, r.Facts, r.Tended, GroupRight.Tend)).Select(r => new GroupInHand(r.Facts.Group, r.Facts, Leadership))];
        // What the list of steps above says of a group is not said a second time among the tasks.
        var stepped = SettingUp.Select(s => s.Group.Id).ToHashSet();
        var all = rows.SelectMany(r => r.Tasks.Where(t => t.Kind is not GroupTaskKind.FinishSetup || !stepped.Contains(t.Group.Id))).Concat(
            from held in await removals.ReportedToAsync(staff, cancellationToken)
            join row in rows on held.GroupId equals row.Facts.Group.Id
            select new GroupTask(GroupTaskKind.RemovalHeldBack, TaskWeight.Urgent, row.Facts.Group,
                "Hệ thống giữ lại một đề nghị mời thành viên ra khỏi nhóm: hiện không thực hiện đề nghị mời ra nào của người đề nghị. Xem và từ chối; cán bộ hoặc lãnh đạo khác lập đề nghị mới nếu cần.", null)
            { Page = "members" });
        Tasks = [.. all.Where(t => !OnlyMine || IsMine(t, staff)).OrderByDescending(t => t.Weight).ThenBy(t => t.Due ?? DateOnly.MaxValue).ThenBy(t => t.Group.Code)];
        Names = await directory.NamesAsync(Tasks.Select(t => t.Owner).OfType<StaffId>(), cancellationToken);
    }

    /// <summary>Whether a task is this person's: owned, or the leadership's (also what climbed to it).</summary>
    public static bool IsMine(GroupTask task, CurrentStaff staff) =>
        task.Owner == staff.Id || staff.May(Permission.ManageGroups) && (task.Owner is null || task.IsRaised);

    /// <returns>False when there is no such group for this person.</returns>
    public async Task<bool> FillGroupAsync(CurrentStaff staff, string code, CancellationToken cancellationToken)
    {
        await FillCommonAsync(staff, cancellationToken);
        if (await book.FindAsync(staff.CommuneId, code, cancellationToken) is not { } facts) return false;
        var tended = Tending.Of(facts, Leadership);
        if (!GroupWork.May(staff, facts, tended, GroupRight.See)) return false;
        (Facts, Tended, Name) = (facts, tended, GroupNaming.Judge(facts.Group, Rules, Commune));
        (MayTend, MayManage) = (GroupWork.May(staff, facts, tended, GroupRight.Tend), GroupWork.May(staff, facts, tended, GroupRight.Manage));
        Tasks = FindTasks.Of(facts, Leadership);
        var id = facts.Group.Id;
        Figures = await db.Set<MemberFigure>().AsNoTracking().Where(f => f.GroupId == id).OrderByDescending(f => f.Date).Take(60).ToListAsync(cancellationToken);
        Looks = await db.Set<SettingsLook>().AsNoTracking().Where(l => l.GroupId == id).OrderByDescending(l => l.At).Take(20).ToListAsync(cancellationToken);
        PastPeople = await db.Set<GroupAppointment>().AsNoTracking().Where(a => a.GroupId == id && a.Until < facts.Today).OrderByDescending(a => a.Until).Take(30).ToListAsync(cancellationToken);
        Names = await directory.NamesAsync(
            Figures.Select(f => f.By).Concat(Looks.Select(l => l.By)).Concat(PastPeople.Select(p => p.StaffId)).Concat(Tasks.Select(t => t.Owner)).Append(tended.Person)
                .Concat(facts.Postings.Select(p => (StaffId?)p.By)).OfType<StaffId>().Concat(facts.Cards.Keys), cancellationToken);
        return true;
    }

    /// <summary>Who can be given a duty; other groups a merger can lead to.</summary>
    public async Task FillChoicesAsync(CancellationToken cancellationToken)
    {
        Choosable = [.. (await directory.WhoMayAsync(Staff.CommuneId, Permission.TendGroups, cancellationToken)).Concat(await directory.WhoMayAsync(Staff.CommuneId, Permission.ReadFigures, cancellationToken)).DistinctBy(c => c.Id)];
        Others = await db.Set<ZaloGroup>().AsNoTracking().Where(g => g.CommuneId == Staff.CommuneId && g.Id != Facts.Group.Id && g.State == GroupState.Active).OrderBy(g => g.Code).ToListAsync(cancellationToken);
    }

    public async Task FillCommonAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        Staff = staff;
        Commune = (await communes.FindAsync(staff.CommuneId, cancellationToken))!;
        Rules = await profile.OfAsync(staff.CommuneId, cancellationToken);
        Hamlets = await communes.HamletsAsync(staff.CommuneId, cancellationToken);
        Leadership = await book.LeadershipAsync(staff.CommuneId, cancellationToken);
    }

    private async Task<List<GroupRow>> RowsAsync(CancellationToken cancellationToken) =>
        [.. from facts in await book.AllAsync(Staff.CommuneId, cancellationToken)
            let tended = Tending.Of(facts, Leadership)
            where GroupWork.May(Staff, facts, tended, GroupRight.See)
            select new GroupRow(facts, tended, FindTasks.Of(facts, Leadership))];
}

/// <param name="Facts">The group.</param>
/// <param name="Tended">Who looks after it today.</param>
/// <param name="Tasks">What has to be done about it.</param>
internal sealed record GroupRow(GroupFacts Facts, TendedBy Tended, IReadOnlyList<GroupTask> Tasks)
{
    public bool HasProblem => Tasks.Any(t => t.Weight is not TaskWeight.Note);
}

/// <summary>Filter of the list.</summary>
/// <param name="Words">Part of code, name or unit, with or without marks; null for all.</param>
/// <param name="Hamlet">Id of a hamlet; null for all.</param>
/// <param name="Kind">Kind; null for all.</param>
/// <param name="State">State; null for all that live.</param>
/// <param name="Problem">Kind of task, or <c>any</c>; null for all.</param>
/// <param name="Page">From 1.</param>
internal sealed record GroupFilter(string? Words, Guid? Hamlet, GroupKind? Kind, GroupState? State, string? Problem, int Page)
{
    /// <summary>All groups that live, from the first page.</summary>
    public static GroupFilter None { get; } = new(null, null, null, null, null, 1);

    public bool IsEmpty => Words is null && Hamlet is null && Kind is null && State is null && Problem is null;

    public bool Fits(GroupRow row)
    {
        var group = row.Facts.Group;
        return (State is { } state ? group.State == state : group.IsAlive)
            && (Kind is not { } kind || group.Kind == kind)
            && (Hamlet is not { } hamlet || group.HamletId?.Value == hamlet || group.Cluster.Contains(hamlet))
            && (Problem is not { } problem || (problem == "any" ? row.HasProblem : row.Tasks.Any(t => t.Kind.ToString() == problem)))
            && (Words is not { } words || VietnameseText.Fold($"{group.Code} {group.Name} {group.UnitName}").Contains(VietnameseText.Fold(words), StringComparison.Ordinal));
    }

    /// <summary>The same filter on another page, as a query.</summary>
    public string Query(int page)
    {
        List<string> parts = [];
        Add("q", Words);
        Add("hamlet", Hamlet?.ToString());
        Add("kind", Kind?.ToString());
        Add("state", State?.ToString());
        Add("problem", Problem);
        if (page > 1) parts.Add(FormattableString.Invariant($"page={page}"));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);

        void Add(string name, string? value)
        {
            if (value is not null) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }
}
