using BinhYen.Groups.Registry;
using BinhYen.Groups.SettingsCheck;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using BinhYen.Zalo;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Members;

/// <summary>
/// A member leaves a group only by two persons: one proposes, somebody else of the leadership decides. While a complaint
/// about one of the two stands, nothing happens (workflow §7.10), whoever the member is: an answer that hung on the member
/// would say who complained. The proposer sees what is seen with every proposal: that it waits.
/// </summary>
internal sealed class RemoveMember(BinhYenDb db, GroupWork work, IGroupAccounts accounts, MemberTokens tokens, IRemovalGuard guard, ReadFromZalo read, SealedRecords seals, IRecordSealer vault)
{
    /// <summary>What the chat id is sealed for.</summary>
    public const string Purpose = "groups.removal";

    public async Task<Result> ProposeAsync(CurrentStaff by, string code, string? token, RemovalReason? reason, CancellationToken cancellationToken)
    {
        if (!(await GroupOnZalo.OfAsync(work, accounts, by, code, cancellationToken)).TryGet(out var zalo, out var refusal)) return refusal;
        if (tokens.Read(zalo.Group.Id, by.Id, token) is not { } member) return GroupRefusals.Invalid("Danh sách đã cũ. Tải lại trang rồi chọn lại.");
        if (reason is not { } why) return GroupRefusals.Invalid("Chọn lý do.");
        var key = await seals.NewKeyAsync(by.CommuneId, cancellationToken);
        db.Add(new RemovalProposal
        {
            Id = Guid.CreateVersion7(work.Now), CommuneId = by.CommuneId, GroupId = zalo.Group.Id, KeyId = key, Reason = why, ProposedBy = by.Id, ProposedAt = work.Now,
            Member = await seals.SealAsync(key, Purpose, member.Value, cancellationToken),
            IsHeldBack = await guard.IsComplainedAboutAsync(by.CommuneId, by.Id, cancellationToken),
        });
        // The same trace whether held back or not: the journal is read by people a complaint may be about.
        return await work.SaveAsync(by, zalo.Group, "groups.removal-proposed.v1", cancellationToken, ("reason", why.ToString()));
    }

    public async Task<Result> DecideAsync(CurrentStaff by, string code, Guid id, bool remove, CancellationToken cancellationToken)
    {
        if (!(await GroupOnZalo.OfAsync(work, accounts, by, code, cancellationToken)).TryGet(out var zalo, out var refusal)) return refusal;
        if (!by.May(Permission.ManageGroups)) return GroupRefusals.NotForMembers;
        if (await db.Set<RemovalProposal>().SingleOrDefaultAsync(r => r.Id == id && r.GroupId == zalo.Group.Id && r.State == RemovalState.Waiting, cancellationToken) is not { } proposal)
            return GroupRefusals.Invalid("Đề nghị này đã được xử lý.");
        if (proposal.ProposedBy == by.Id) return GroupRefusals.Invalid("Người đề nghị không tự quyết định. Nhờ lãnh đạo khác xem.");
        if (!remove) return await EndAsync(by, zalo, proposal, RemovalState.Refused, cancellationToken);
        if (!ZaloUserId.TryParse(await seals.OpenAsync(proposal.Member, Purpose, cancellationToken), out var member)) return await EndAsync(by, zalo, proposal, RemovalState.Lapsed, cancellationToken);
        // Asked anew: the complaint may have come after the proposal, or be about the one who decides.
        if (zalo.InHand.Facts.Has(by.Id) || await guard.IsComplainedAboutAsync(by.CommuneId, by.Id, cancellationToken)) return AnotherLeader;
        if (proposal.IsHeldBack || await guard.IsComplainedAboutAsync(by.CommuneId, proposal.ProposedBy, cancellationToken)) return HeldBack;

        var answer = await zalo.Client.Groups.RemoveAsync(zalo.Id, [member], cancellationToken);
        if (!answer.TryGet(out _, out var error) && !error.MaybeSent && error.Code != -201) return RepairSettings.AccountRefusal(ReadFromZalo.TroubleOf(error));
        var ended = await EndAsync(by, zalo, proposal, RemovalState.Done, cancellationToken);
        if (ended.Succeeded) await read.SettleAsync(zalo.Group, cancellationToken);
        return ended;
    }

    /// <summary>
    /// Held-back proposals the chief is told about: none of the chief's own, and none that only a complaint closed to the chief
    /// holds back.
    /// </summary>
    public async Task<IReadOnlyList<RemovalProposal>> ReportedToAsync(CurrentStaff chief, CancellationToken cancellationToken)
    {
        if (chief.Role is not StaffRole.PoliceChief) return [];
        var held = await db.Set<RemovalProposal>().AsNoTracking()
            .Where(r => r.CommuneId == chief.CommuneId && r.State == RemovalState.Waiting && r.IsHeldBack && r.ProposedBy != chief.Id).OrderBy(r => r.ProposedAt).ToListAsync(cancellationToken);
        HashSet<StaffId> known = [];
        foreach (var officer in held.Select(r => r.ProposedBy).Distinct())
            if (await guard.MayKnowOfComplaintAsync(chief.CommuneId, officer, chief.Id, cancellationToken)) known.Add(officer);
        return [.. held.Where(r => known.Contains(r.ProposedBy))];
    }

    /// <summary>A complaint about the proposer stands. The same words for every member: they say nothing about whom the proposal names.</summary>
    public static readonly Refusal HeldBack = new("groups.removal-held-back",
        "Hiện không thực hiện đề nghị mời ra nào của cán bộ này. Từ chối đề nghị; nếu nhóm có vi phạm thật, cán bộ hoặc lãnh đạo khác xem và lập đề nghị mới.", RefusalKind.Conflict);

    /// <summary>Said to a leader who has a duty in the group, and in the same words to one about whom a complaint stands.</summary>
    public static readonly Refusal AnotherLeader = new("groups.removal-another-leader", "Đề nghị này cần một lãnh đạo khác quyết định.", RefusalKind.Conflict);

    private async Task<Result> EndAsync(CurrentStaff by, GroupOnZalo zalo, RemovalProposal proposal, RemovalState state, CancellationToken cancellationToken)
    {
        (proposal.State, proposal.DecidedBy, proposal.DecidedAt) = (state, by.Id, work.Now);
        if (await work.SaveAsync(by, zalo.Group, "groups.removal-decided.v1", cancellationToken, ("state", state.ToString()), ("reason", proposal.Reason.ToString())) is { Succeeded: false } no) return no;
        await vault.DestroyAsync([proposal.KeyId], "groups.removal-decided", cancellationToken);
        return Result.Done;
    }
}
