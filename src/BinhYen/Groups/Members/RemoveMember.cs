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
/// A member leaves a group only by two persons: one proposes, somebody else of the leadership decides. When the member
/// complained about one of the two, nothing happens (workflow §7.10), and the proposer sees what is seen with every
/// proposal: that it waits.
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
            IsHeldBack = await guard.IsProtectedFromAsync(by.CommuneId, zalo.Client.OaId.Value, member.Value, by.Id, cancellationToken),
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
        if (zalo.InHand.Facts.Has(by.Id) || await guard.IsProtectedFromAsync(by.CommuneId, zalo.Client.OaId.Value, member.Value, by.Id, cancellationToken)) return AnotherLeader;
        if (proposal.IsHeldBack || await guard.IsProtectedFromAsync(by.CommuneId, zalo.Client.OaId.Value, member.Value, proposal.ProposedBy, cancellationToken)) return HeldBack;

        var answer = await zalo.Client.Groups.RemoveAsync(zalo.Id, [member], cancellationToken);
        if (!answer.TryGet(out _, out var error) && !error.MaybeSent && error.Code != -201) return RepairSettings.AccountRefusal(ReadFromZalo.TroubleOf(error));
        var ended = await EndAsync(by, zalo, proposal, RemovalState.Done, cancellationToken);
        if (ended.Succeeded) await read.SettleAsync(zalo.Group, cancellationToken);
        return ended;
    }

    /// <summary>
    /// Held-back proposals the chief is told about: none of the chief's own, and none of somebody who complained about the
    /// chief.
    /// </summary>
    public async Task<IReadOnlyList<RemovalProposal>> ReportedToAsync(CurrentStaff chief, CancellationToken cancellationToken)
    {
        if (chief.Role is not StaffRole.PoliceChief) return [];
        var held = await db.Set<RemovalProposal>().AsNoTracking()
            .Where(r => r.CommuneId == chief.CommuneId && r.State == RemovalState.Waiting && r.IsHeldBack && r.ProposedBy != chief.Id).OrderBy(r => r.ProposedAt).ToListAsync(cancellationToken);
        if (held.Count == 0 || await accounts.OfAsync(chief.CommuneId, cancellationToken) is not { } client) return [];
        List<RemovalProposal> told = [];
        foreach (var proposal in held)
        {
            var member = await seals.OpenAsync(proposal.Member, Purpose, cancellationToken);
            if (!await guard.IsProtectedFromAsync(chief.CommuneId, client.OaId.Value, member, chief.Id, cancellationToken)) told.Add(proposal);
        }

        return told;
    }

    /// <summary>The proposer is whom the member complained about.</summary>
    public static readonly Refusal HeldBack = new("groups.removal-held-back",
        "Không mời người này ra được theo đề nghị của người đó: thành viên được bảo vệ trước trả đũa. Từ chối đề nghị; nếu nhóm có vi phạm thật, người khác lập đề nghị mới.", RefusalKind.Conflict);

    /// <summary>Said to a leader who has a duty in the group, and in the same words to one the member complained about.</summary>
    public static readonly Refusal AnotherLeader = new("groups.removal-another-leader", "Đề nghị này cần một lãnh đạo khác quyết định.", RefusalKind.Conflict);

    private async Task<Result> EndAsync(CurrentStaff by, GroupOnZalo zalo, RemovalProposal proposal, RemovalState state, CancellationToken cancellationToken)
    {
        (proposal.State, proposal.DecidedBy, proposal.DecidedAt) = (state, by.Id, work.Now);
        if (await work.SaveAsync(by, zalo.Group, "groups.removal-decided.v1", cancellationToken, ("state", state.ToString()), ("reason", proposal.Reason.ToString())) is { Succeeded: false } no) return no;
        await vault.DestroyAsync([proposal.KeyId], "groups.removal-decided", cancellationToken);
        return Result.Done;
    }
}
