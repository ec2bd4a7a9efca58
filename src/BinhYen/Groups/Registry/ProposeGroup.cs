using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Registry;

/// <summary>Puts a group into the registry as a proposal (R-HG-51). Whoever may manage groups approves it in the same step.</summary>
internal sealed class ProposeGroup(BinhYenDb db, CommuneDirectory communes, GroupProfile profile, KnownPeople known, TimeProvider clock)
{
    public async Task<Result<ZaloGroup>> HandleAsync(CurrentStaff by, GroupProposal asked, CancellationToken cancellationToken)
    {
        var rules = await profile.OfAsync(by.CommuneId, cancellationToken);
        var commune = (await communes.FindAsync(by.CommuneId, cancellationToken))!;
        var hamlets = await communes.HamletsAsync(by.CommuneId, cancellationToken);
        if (Complete(asked, rules, commune, hamlets) is not { } proposal) return Check(asked, rules, hamlets)!;

        var existing = await db.Set<ZaloGroup>().AsNoTracking().Where(g => g.CommuneId == by.CommuneId).Select(g => new { g.Code, g.UnitKind, g.UnitName, g.Purpose, g.Number, g.State, g.HamletId, g.Cluster }).ToListAsync(cancellationToken);
        var ofUnit = existing.Where(g => g.UnitKind == proposal.UnitKind && g.Purpose == proposal.Purpose && g.State is not (GroupState.Dissolved or GroupState.Merged)
            && GroupNaming.IsSame(g.UnitName, proposal.UnitName)).ToList();
        if (proposal.Purpose is GroupPurpose.Committee && ofUnit.Count > 0) return GroupRefusals.Invalid("Ban Chỉ đạo đã có nhóm riêng; mỗi xã một nhóm.");
        if (proposal.Purpose is GroupPurpose.Verification)
        {
            // One group per hamlet or cluster (R-TT-55): whoever asks two groups about one event shows the question twice.
            var covered = proposal.Cluster.Append(proposal.HamletId!.Value).Select(h => h.Value).ToHashSet();
            if (existing.FirstOrDefault(g => g.Purpose is GroupPurpose.Verification && g.State is not (GroupState.Dissolved or GroupState.Merged) && (covered.Contains(g.HamletId!.Value.Value) || g.Cluster.Any(covered.Contains))) is { } taken)
                return GroupRefusals.Invalid($"Thôn, xóm này đã thuộc nhóm xác minh {taken.Code}. Mỗi thôn hoặc cụm thôn có một nhóm xác minh.");
        }

        if (ofUnit.Any(g => g.Number == proposal.Number))
            return GroupRefusals.Invalid(rules.PerUnit is GroupsPerUnit.Several
                ? $"Đơn vị này đã có nhóm số {proposal.Number}. Ghi số {ofUnit.Max(g => g.Number) + 1}."
                : $"Đơn vị này đã có nhóm. Khi nhóm đầu đã đầy, lập nhóm đánh số {ofUnit.Max(g => g.Number) + 1}.");
        if (proposal.Number > 1 && ofUnit.All(g => g.Number != proposal.Number - 1)) return GroupRefusals.Invalid($"Lập nhóm số {proposal.Number - 1} của đơn vị trước.");

        var group = ZaloGroup.Propose(proposal, NextCode(existing.Select(g => g.Code)), by.CommuneId, clock.GetUtcNow(), by.Id);
        if (by.May(Permission.ManageGroups)) _ = group.Approve();
        db.Add(group);
        db.Record(TraceOf(group, by, clock.GetUtcNow()));
        // Who only proposes gives nobody a duty; then the people follow with the approval.
        if (asked.WithKnownPeople && by.May(Permission.ManageGroups)) known.Appoint(group, (await known.OfAsync(by.CommuneId, cancellationToken))(group, rules), by);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody took the same code at this moment.
            return GroupRefusals.SavedMeanwhile;
        }

        return group;
    }

    /// <summary>"G01", "G02" …: one above the highest.</summary>
    public static string NextCode(IEnumerable<string> taken) =>
        FormattableString.Invariant($"G{taken.Select(c => c.Length > 1 && int.TryParse(c.AsSpan(1), out var n) ? n : 0).DefaultIfEmpty().Max() + 1:00}");

    /// <summary>The name by the profile's rule, the short form where the commune would stand in it twice; the unit where names are free.</summary>
    public static string ProposedName(GroupRules rules, string unit, int number, Commune commune) =>
        GroupNaming.Short(rules.NameTemplate, unit, number, commune) ?? GroupNaming.Proper(rules.NameTemplate, unit, number, commune) ?? unit;

    /// <summary>What the journal keeps of a group that came into the registry.</summary>
    public static JournalDraft TraceOf(ZaloGroup group, CurrentStaff by, DateTimeOffset now) =>
        JournalDraft.Of(by.CommuneId, now, "groups.proposed.v1", $"group:{group.Id}", by.JournalName,
            ("code", group.Code), ("kind", group.Kind.ToString()), ("purpose", group.Purpose.ToString()), ("unit", group.UnitName), ("state", group.State.ToString()));

    private static GroupProposal? Complete(GroupProposal asked, GroupRules rules, Commune commune, IReadOnlyList<Hamlet> hamlets)
    {
        if (Check(asked, rules, hamlets) is not null) return null;
        var unit = asked.UnitKind is UnitKind.Hamlet ? hamlets.First(h => h.Id == asked.HamletId).FullName : GroupNaming.Clean(asked.UnitName);
        var name = GroupNaming.Clean(asked.Name);
        if (name.Length == 0) name = ProposedName(rules, unit, asked.Number, commune);
        return asked with { UnitName = unit, Name = name, ProposingBody = asked.ProposingBody.Length > 0 ? asked.ProposingBody : rules.ProposedBy };
    }

    private static Refusal? Check(GroupProposal asked, GroupRules rules, IReadOnlyList<Hamlet> hamlets) => asked switch
    {
        { Purpose: GroupPurpose.Verification } when rules.Tiering is not GroupTiering.TwoTier =>
            GroupRefusals.Invalid("Nhóm xác minh chỉ có ở mô hình hai tầng. Chọn nhóm người dân."),
        { Purpose: GroupPurpose.Verification, UnitKind: not UnitKind.Hamlet } => GroupRefusals.Invalid("Nhóm xác minh lập theo thôn, xóm hoặc cụm thôn. Chọn thôn, xóm."),
        { Purpose: GroupPurpose.Verification } when asked.Cluster.Any(c => hamlets.All(h => h.Id != c)) => GroupRefusals.Invalid("Chọn các thôn, xóm đang có của xã."),
        { Purpose: GroupPurpose.Committee } when !rules.CommitteeHasGroup =>
            GroupRefusals.Invalid("Mô hình của xã không có nhóm riêng của Ban Chỉ đạo. Đổi ở Cấu hình mô hình nếu cần."),
        { Purpose: GroupPurpose.Residents } when !rules.Takes(asked.UnitKind) =>
            GroupRefusals.Invalid($"Mô hình của xã không lập nhóm cho loại “{asked.UnitKind.InWords()}”. Chọn: {string.Join(", ", rules.UnitKinds.Select(k => k.InWords()))}."),
        { UnitKind: UnitKind.Hamlet } when asked.HamletId is not { } hamlet || hamlets.All(h => h.Id != hamlet) => GroupRefusals.Invalid("Chọn thôn, xóm của nhóm."),
        { UnitKind: not UnitKind.Hamlet, UnitName.Length: 0 } => GroupRefusals.Invalid("Ghi tên đơn vị của nhóm."),
        { UnitName.Length: > 120 } or { Name.Length: > ZaloGroup.LongestName } => GroupRefusals.Invalid("Tên dài quá 120 ký tự. Viết gọn lại."),
        { Number: < 1 or > 99 } => GroupRefusals.Invalid("Số thứ tự của nhóm từ 1 đến 99."),
        { SurveyNote.Length: > 2000 } => GroupRefusals.Invalid("Kết quả khảo sát dài quá 2.000 ký tự. Viết gọn lại."),
        { Content.Length: > 4000 } => GroupRefusals.Invalid("Nội dung, quy định dài quá 4.000 ký tự. Viết gọn lại."),
        _ => null,
    };
}
