using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Registry;

/// <summary>What somebody may do to a group.</summary>
internal enum GroupRight
{
    /// <summary>Look. Police see all groups of the commune, everybody else those they have a duty in.</summary>
    See,

    /// <summary>Checks, figures, people who wait: those with a duty in the group, whoever stands in today, the leadership.</summary>
    Tend,

    /// <summary>Life, people, rules of the group: the leadership.</summary>
    Manage,
}

/// <summary>A group in somebody's hands: tracked, with the facts it is judged by.</summary>
internal sealed record GroupInHand(ZaloGroup Group, GroupFacts Facts, IReadOnlyList<StaffId> Leadership)
{
    /// <summary>Who looks after it today.</summary>
    public TendedBy Tended => Tending.Of(Facts, Leadership);
}

/// <summary>Load with the right to do so, decide, save with the trace. The one way by which use cases change a group.</summary>
internal sealed class GroupWork(BinhYenDb db, GroupBook book, TimeProvider clock)
{
    public DateOnly Today => clock.Today();
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<Result<GroupInHand>> LoadAsync(CurrentStaff staff, string code, GroupRight right, CancellationToken cancellationToken)
    {
        if (await db.Set<ZaloGroup>().SingleOrDefaultAsync(g => g.CommuneId == staff.CommuneId && g.Code == code, cancellationToken) is not { } group) return GroupRefusals.NoSuchGroup;
        var inHand = new GroupInHand(group, await book.OfAsync(group, cancellationToken), await book.LeadershipAsync(staff.CommuneId, cancellationToken));
        if (!May(staff, inHand.Facts, inHand.Tended, GroupRight.See)) return GroupRefusals.NoSuchGroup;
        return May(staff, inHand.Facts, inHand.Tended, right) ? inHand : GroupRefusals.NotForMembers;
    }

    /// <summary>Several groups at once, each with the same right; one that is not there or not theirs refuses them all.</summary>
    public async Task<Result<List<GroupInHand>>> LoadAsync(CurrentStaff staff, IReadOnlySet<string> codes, GroupRight right, CancellationToken cancellationToken)
    {
        if (codes.Count == 0) return GroupRefusals.Invalid("Chọn ít nhất một nhóm.");
        var groups = (await db.Set<ZaloGroup>().Where(g => g.CommuneId == staff.CommuneId).ToListAsync(cancellationToken)).Where(g => codes.Contains(g.Code)).ToDictionary(g => g.Id);
        var leadership = await book.LeadershipAsync(staff.CommuneId, cancellationToken);
        var inHands = (await book.AllAsync(staff.CommuneId, cancellationToken)).Where(f => groups.ContainsKey(f.Group.Id))
            .Select(f => new GroupInHand(groups[f.Group.Id], f with { Group = groups[f.Group.Id] }, leadership)).ToList();
        if (inHands.Count < codes.Count || inHands.Any(h => !May(staff, h.Facts, h.Tended, GroupRight.See))) return GroupRefusals.NoSuchGroup;
        return inHands.All(h => May(staff, h.Facts, h.Tended, right)) ? inHands : GroupRefusals.NotForMembers;
    }

    /// <summary>The table of who may do what to a group. None of it opens a report (C-01).</summary>
    public static bool May(CurrentStaff staff, GroupFacts facts, TendedBy tended, GroupRight right) => right switch
    {
        GroupRight.See => facts.Group.CommuneId == staff.CommuneId && staff.May(Permission.TendGroups) && (staff.Role is not StaffRole.HamletHead || facts.Has(staff.Id)),
        GroupRight.Tend => May(staff, facts, tended, GroupRight.See) && (staff.May(Permission.ManageGroups) || facts.Has(staff.Id) || tended.Person == staff.Id),
        GroupRight.Manage => facts.Group.CommuneId == staff.CommuneId && staff.May(Permission.ManageGroups),
    };

    /// <summary>Writes the trace and saves; somebody who saved meanwhile is told about, not overwritten.</summary>
    public Task<Result> SaveAsync(CurrentStaff by, ZaloGroup group, string fact, CancellationToken cancellationToken, params (string Key, object? Value)[] details)
    {
        Trace(by, group, fact, details);
        return SaveAsync(cancellationToken);
    }

    /// <summary>Writes the trace of one group's change; for acts that change several before they save.</summary>
    public void Trace(CurrentStaff by, ZaloGroup group, string fact, params (string Key, object? Value)[] details) =>
        db.Record(JournalDraft.Of(by.CommuneId, Now, fact, $"group:{group.Id}", by.JournalName, details));

    /// <summary>Saves what was changed and traced.</summary>
    public async Task<Result> SaveAsync(CancellationToken cancellationToken) =>
        await db.TrySaveAsync(cancellationToken) ? Result.Done : GroupRefusals.SavedMeanwhile;
}
