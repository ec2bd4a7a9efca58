using BinhYen.Groups.Registry;
using BinhYen.Staff;
using BinhYen.Zalo;
using BinhYen.Zalo.Groups;

namespace BinhYen.Groups.SettingsCheck;

/// <summary>Puts a group's settings and name on Zalo right with one call; and reads a group anew on request.</summary>
internal sealed class RepairSettings(GroupWork work, IGroupAccounts accounts, ReadFromZalo read)
{
    public async Task<Result> HandleAsync(CurrentStaff by, string code, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        var (group, account) = (inHand.Group, inHand.Group.Account);
        if (account is null) return GroupRefusals.Invalid("Nhóm này chưa có trên Official Account.");
        var drift = AccountDrift.Of(group, inHand.Facts.Rules, inHand.Facts.Commune);
        if (drift.Count == 0) return Result.Done;
        if (await accounts.OfAsync(by.CommuneId, cancellationToken) is not { } client) return AccountRefusal("zalo:none");

        var change = new GroupChangeRequest { Name = drift.Any(d => d.Field == "group_name") ? group.Name : null, Settings = Settings(group.Wanted) };
        var answer = await client.Groups.ChangeAsync(ZaloGroupId.Parse(account.ZaloId), change, cancellationToken);
        if (!answer.TryGet(out _, out var error) && !error.MaybeSent) return AccountRefusal(ReadFromZalo.TroubleOf(error));
        if (await work.SaveAsync(by, group, "groups.settings-repaired.v1", cancellationToken, ("fields", string.Join(',', drift.Select(d => d.Field)))) is { Succeeded: false } no) return no;
        // What is true now is what Zalo says afterwards, also when its answer got lost.
        await read.SettleAsync(group, cancellationToken);
        return Result.Done;
    }

    /// <summary>Reads the group from Zalo now.</summary>
    public async Task<Result> RefreshAsync(CurrentStaff by, string code, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (inHand.Group.Account is null) return GroupRefusals.Invalid("Nhóm này chưa có trên Official Account.");
        await read.SettleAsync(inHand.Group, cancellationToken);
        return Result.Done;
    }

    /// <summary>Chooses how the settings should be; Zalo follows with the next repair.</summary>
    public async Task<Result> WantAsync(CurrentStaff by, string code, WantedSettings wanted, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Manage, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        inHand.Group.Want(wanted);
        return await work.SaveAsync(by, inHand.Group, "groups.settings-wanted.v1", cancellationToken,
            ("linkJoins", wanted.LinkJoins), ("onlyAccountWrites", wanted.OnlyAccountWrites), ("newcomersSeeHistory", wanted.NewcomersSeeHistory));
    }

    /// <summary>Somebody looked at the deputies in the console: the change was right or was put right.</summary>
    public async Task<Result> DeputiesSeenAsync(CurrentStaff by, string code, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (inHand.Group.Account is not { DeputiesChangedAt: not null } account) return Result.Done;
        inHand.Group.NoteAccount(account with { DeputiesChangedAt = null });
        return await work.SaveAsync(by, inHand.Group, "groups.deputies-seen.v1", cancellationToken);
    }

    /// <summary>The four settings as they should be. Newcomers always wait for approval.</summary>
    public static GroupSettings Settings(WantedSettings wanted) => new()
    {
        JoinNeedsApproval = true, LinkJoins = wanted.LinkJoins, OnlyAccountWrites = wanted.OnlyAccountWrites, NewcomersSeeHistory = wanted.NewcomersSeeHistory,
    };

    internal static Refusal AccountRefusal(string trouble) => new("groups.zalo", AccountTroubles.InWords(trouble), RefusalKind.Conflict);
}
