using BinhYen.Groups.SettingsCheck;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Zalo;
using Microsoft.EntityFrameworkCore;
using ZaloSays = BinhYen.Zalo.Groups.ZaloGroup;

namespace BinhYen.Groups.Registry;

/// <summary>Makes, adopts and dissolves a group of the Official Account.</summary>
internal sealed class MakeOnZalo(BinhYenDb db, GroupWork work, IGroupAccounts accounts, ReadFromZalo read, SealedRecords seals)
{
    private const int PageSize = 50;
    private const int MostListed = 500;

    /// <summary>Makes the group with a free package; its first members are administrators of the account.</summary>
    public async Task<Result> MakeAsync(CurrentStaff by, string code, string? assetId, CancellationToken cancellationToken)
    {
        if (!(await ReadyAsync(by, code, cancellationToken)).TryGet(out var ready, out var refusal)) return refusal;
        var (inHand, client) = ready;
        if (string.IsNullOrWhiteSpace(assetId)) return GroupRefusals.Invalid("Chọn một gói nhóm còn trống.");
        var admins = await AdminsAsync(by.CommuneId, cancellationToken);
        if (admins.Count == 0) return GroupRefusals.Invalid("Ghi ít nhất một quản trị OA (mục Quản trị của OA) trước: Zalo chỉ cho lập nhóm có quản trị OA ở trong.");

        var made = await client.Groups.CreateAsync(inHand.Group.Name, $"Nhóm an ninh, trật tự {inHand.Group.UnitName}", assetId, admins, cancellationToken);
        ZaloSays? said;
        if (!made.TryGet(out said, out var error))
        {
            if (!error.MaybeSent) return RepairSettings.AccountRefusal(ReadFromZalo.TroubleOf(error));
            // The answer got lost: the group may be there. A second one would cost a second package.
            said = (await UnknownAsync(by.CommuneId, client, cancellationToken)).FirstOrDefault(g => GroupNaming.IsSame(g.Name ?? "", inHand.Group.Name));
            if (said is null) return RepairSettings.AccountRefusal(ReadFromZalo.TroubleOf(error));
        }

        return await TakeInAsync(by, inHand, client, said, "groups.made-on-zalo.v1", cancellationToken);
    }

    /// <summary>Takes a group that exists on Zalo into the registry.</summary>
    public async Task<Result> AdoptAsync(CurrentStaff by, string code, string? zaloId, CancellationToken cancellationToken)
    {
        if (!(await ReadyAsync(by, code, cancellationToken)).TryGet(out var ready, out var refusal)) return refusal;
        return (await UnknownAsync(by.CommuneId, ready.Client, cancellationToken)).FirstOrDefault(g => g.GroupId.Value == zaloId) is { } said
            ? await TakeInAsync(by, ready.InHand, ready.Client, said, "groups.adopted.v1", cancellationToken)
            : GroupRefusals.Invalid("Chọn một nhóm trên OA chưa có trong sổ.");
    }

    /// <summary>Dissolves the group on Zalo and in the registry.</summary>
    public async Task<Result> DissolveAsync(CurrentStaff by, string code, string? reason, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Manage, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 300) return GroupRefusals.Invalid("Ghi lý do giải tán, nhiều nhất 300 ký tự.");
        if (inHand.Group.Account is not { } account) return GroupRefusals.Invalid("Nhóm này chưa có trên Official Account.");
        if (await accounts.OfAsync(by.CommuneId, cancellationToken) is not { } client) return RepairSettings.AccountRefusal("zalo:none");
        var answer = await client.Groups.DissolveAsync(ZaloGroupId.Parse(account.ZaloId), cancellationToken);
        // A lost answer or "no such group": read once more to know.
        if (!answer.TryGet(out _, out var error) && !(await client.Groups.ReadAsync(ZaloGroupId.Parse(account.ZaloId), cancellationToken) is { Error.Code: -201 }))
            return RepairSettings.AccountRefusal(ReadFromZalo.TroubleOf(error));
        var ended = await EndAsync(by, inHand.Group, reason, cancellationToken);
        if (ended.Succeeded || ended.Refusal != GroupRefusals.SavedMeanwhile) return ended;
        // The event of our own act came between: once more over what is there now.
        db.ChangeTracker.Clear();
        return await EndAsync(by, await db.Set<ZaloGroup>().SingleAsync(g => g.Id == inHand.Group.Id, cancellationToken), reason, cancellationToken);
    }

    private async Task<Result> EndAsync(CurrentStaff by, ZaloGroup group, string reason, CancellationToken cancellationToken)
    {
        group.NoteAccount(group.Account! with { Trouble = "zalo:gone" });
        if (group.Dissolve(reason, work.Today) is { Succeeded: false } no) return no;
        foreach (var duty in await db.Set<GroupAppointment>().Where(a => a.GroupId == group.Id && a.Until == null).ToListAsync(cancellationToken)) duty.Until = work.Today;
        return await work.SaveAsync(by, group, "groups.dissolved.v1", cancellationToken, ("code", group.Code), ("reason", reason), ("onZalo", true));
    }

    /// <summary>Groups of the account that the registry does not know.</summary>
    public async Task<IReadOnlyList<ZaloSays>> UnknownAsync(CommuneId commune, ZaloClient client, CancellationToken cancellationToken)
    {
        List<ZaloSays> found = [];
        for (int? offset = 0; offset is { } at && at < MostListed;)
        {
            if (!(await client.Groups.ListAsync(at, PageSize, cancellationToken)).TryGet(out var page, out _)) break;
            found.AddRange(page.Items);
            offset = page.NextOffset;
        }

        var known = await db.Set<ZaloGroup>().AsNoTracking().Where(g => g.CommuneId == commune && g.Account != null).Select(g => g.Account!.ZaloId).ToListAsync(cancellationToken);
        return [.. found.Where(g => !known.Contains(g.GroupId.Value))];
    }

    private async Task<Result<ReadyToMake>> ReadyAsync(CurrentStaff by, string code, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Manage, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (inHand.Group.State is not GroupState.SettingUp) return GroupRefusals.WrongState(inHand.Group.State);
        if (inHand.Group.Kind is not GroupKind.Account) return GroupRefusals.Invalid("Nhóm này không phải nhóm của OA.");
        if (inHand.Group.Account is not null) return GroupRefusals.Invalid("Nhóm này đã có trên Official Account.");
        return await accounts.OfAsync(by.CommuneId, cancellationToken) is { } client ? new ReadyToMake(inHand, client) : RepairSettings.AccountRefusal("zalo:none");
    }

    private async Task<Result> TakeInAsync(CurrentStaff by, GroupInHand inHand, ZaloClient client, ZaloSays said, string fact, CancellationToken cancellationToken)
    {
        var group = inHand.Group;
        group.NoteAccount(ReadFromZalo.Said(new AccountGroup { ZaloId = said.GroupId.Value, ReadAgainAt = work.Now }, said));
        // Saved before anything else is called: a group that exists and is in no book would be lost.
        if (!await db.Set<SetupTick>().AnyAsync(t => t.GroupId == group.Id && t.Step == SetupStep.Made, cancellationToken))
            db.Add(new SetupTick { GroupId = group.Id, CommuneId = group.CommuneId, Step = SetupStep.Made, DoneOn = work.Today });
        if (await work.SaveAsync(by, group, fact, cancellationToken, ("zalo", said.GroupId.Value)) is { Succeeded: false } no) return no;
        await client.Groups.ChangeAsync(said.GroupId, new() { Settings = RepairSettings.Settings(group.Wanted) }, cancellationToken);
        await read.SettleAsync(group, cancellationToken);
        return Result.Done;
    }

    private async Task<IReadOnlyList<ZaloUserId>> AdminsAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        List<ZaloUserId> found = [];
        foreach (var admin in await db.Set<AccountAdmin>().AsNoTracking().Where(a => a.CommuneId == commune).ToListAsync(cancellationToken))
        {
            if (ZaloUserId.TryParse(await seals.OpenAsync(admin.ZaloId, AccountAdmin.Purpose, cancellationToken), out var id)) found.Add(id);
        }

        return found;
    }

    private sealed record ReadyToMake(GroupInHand InHand, ZaloClient Client);
}
