using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Registry;

/// <summary>A group that would be registered for a hamlet without one.</summary>
/// <param name="Hamlet">The hamlet.</param>
/// <param name="Group">The group, with its proposed name.</param>
/// <param name="People">Whom the commune knows for it.</param>
internal sealed record HamletGroupDraft(Hamlet Hamlet, ZaloGroup Group, IReadOnlyList<KnownPerson> People)
{
    public string NameOf(GroupDuty duty) => People.FirstOrDefault(p => p.Duty == duty)?.Name ?? "–";
}

/// <summary>
/// Puts one group for each hamlet without any into the registry, with the people the commune knows, in one save. The groups are
/// ordinary proposals that whoever manages groups approves in the same step; what is wrong with one ends as any group does.
/// </summary>
internal sealed class ProposeForHamlets(BinhYenDb db, CommuneDirectory communes, StaffDirectory directory, GroupProfile profile, KnownPeople known, TimeProvider clock)
{
    /// <summary>What would be registered, by hamlet; empty where the profile makes no groups of hamlets.</summary>
    public async Task<IReadOnlyList<HamletGroupDraft>> DraftsAsync(CurrentStaff by, CancellationToken cancellationToken)
    {
        var rules = await profile.OfAsync(by.CommuneId, cancellationToken);
        if (!rules.Takes(UnitKind.Hamlet)) return [];
        var commune = (await communes.FindAsync(by.CommuneId, cancellationToken))!;
        var people = await known.OfAsync(by.CommuneId, cancellationToken);
        var registered = await db.Set<ZaloGroup>().AsNoTracking().Where(g => g.CommuneId == by.CommuneId).Select(g => new { g.Code, g.HamletId, g.Purpose, g.UnitKind, g.State }).ToListAsync(cancellationToken);
        var covered = registered.Where(g => g is { Purpose: GroupPurpose.Residents, UnitKind: UnitKind.Hamlet, State: not (GroupState.Dissolved or GroupState.Merged) }).Select(g => g.HamletId).ToHashSet();
        var codes = registered.Select(g => g.Code).ToList();
        var drafts = new List<HamletGroupDraft>();
        foreach (var hamlet in (await communes.HamletsAsync(by.CommuneId, cancellationToken)).Where(h => !covered.Contains(h.Id)))
        {
            codes.Add(ProposeGroup.NextCode(codes));
            var group = ZaloGroup.Propose(ProposalFor(hamlet, rules, commune), codes[^1], by.CommuneId, clock.GetUtcNow(), by.Id);
            drafts.Add(new HamletGroupDraft(hamlet, group, people(group, rules)));
        }

        return drafts;
    }

    /// <summary>Whom the commune can name as technical contact: its police officers.</summary>
    public async Task<IReadOnlyList<StaffCard>> TechContactsAsync(CommuneId commune, CancellationToken cancellationToken) =>
        [.. (await directory.WhoMayAsync(commune, Permission.TendGroups, cancellationToken)).Where(c => GroupRules.Holds(c.Role, GroupRole.TechnicalContact))];

    /// <param name="by">Somebody who manages groups.</param>
    /// <param name="hamlets">The hamlets chosen; those that have a group by now are left out.</param>
    /// <param name="techContact">One technical contact for all of them; null for none yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many groups were registered.</returns>
    public async Task<Result<int>> HandleAsync(CurrentStaff by, IReadOnlySet<HamletId> hamlets, StaffId? techContact, CancellationToken cancellationToken)
    {
        var contact = techContact is null ? null : (await TechContactsAsync(by.CommuneId, cancellationToken)).FirstOrDefault(c => c.Id == techContact);
        if (techContact is not null && contact is null) return GroupRefusals.Invalid("Đầu mối kỹ thuật phải là cán bộ Công an xã đang làm việc.");
        var chosen = (await DraftsAsync(by, cancellationToken)).Where(d => hamlets.Contains(d.Hamlet.Id)).ToList();
        if (chosen.Count == 0) return GroupRefusals.Invalid("Chọn ít nhất một thôn, xóm chưa có nhóm.");
        foreach (var draft in chosen)
        {
            _ = draft.Group.Approve();
            db.Add(draft.Group);
            db.Record(ProposeGroup.TraceOf(draft.Group, by, clock.GetUtcNow()));
            known.Appoint(draft.Group, contact is null ? draft.People : draft.People.Append(new KnownPerson(GroupDuty.TechContact, contact.Id, contact.Name, null)), by);
        }

        // Where somebody took one of the codes at this moment nothing is registered.
        return await db.TrySaveAsync(cancellationToken) ? chosen.Count : GroupRefusals.SavedMeanwhile;
    }

    private static GroupProposal ProposalFor(Hamlet hamlet, GroupRules rules, Commune commune) => new()
    {
        Kind = GroupKind.Ordinary, Purpose = GroupPurpose.Residents, UnitKind = UnitKind.Hamlet, HamletId = hamlet.Id, UnitName = hamlet.FullName,
        Name = ProposeGroup.ProposedName(rules, hamlet.FullName, 1, commune), ProposingBody = rules.ProposedBy,
    };
}
