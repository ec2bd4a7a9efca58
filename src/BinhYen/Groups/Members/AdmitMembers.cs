using BinhYen.Groups.Registry;
using BinhYen.Groups.SettingsCheck;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using BinhYen.Zalo;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Members;

/// <summary>How an invitation of those who wished to come went: counts, no persons.</summary>
/// <param name="Invited">Let in.</param>
/// <param name="OutOfWindow">Do not follow the account and wrote more than seven days ago: Zalo forbids the invitation.</param>
/// <param name="Refusing">Blocked the account's invitations or cannot be reached.</param>
/// <param name="NoRoom">The package has no more room.</param>
/// <param name="Later">Zalo asked to wait; tried again with the next press of the button.</param>
internal sealed record InvitationOutcome(int Invited, int OutOfWindow, int Refusing, int NoRoom, int Later);

/// <summary>Lets people in, turns them away, invites those who asked by message. Nobody's id stays behind.</summary>
internal sealed class AdmitMembers(BinhYenDb db, GroupWork work, IGroupAccounts accounts, MemberTokens tokens, ReadFromZalo read, SealedRecords seals, IRecordSealer vault)
{
    /// <summary>People who follow, or wrote within this time, may be invited.</summary>
    private static readonly TimeSpan InviteWindow = TimeSpan.FromDays(7);

    private const int MostAtOnce = 50;

    /// <summary>Answers people who wait.</summary>
    /// <param name="by">Who decides.</param>
    /// <param name="code">Which group.</param>
    /// <param name="chosen">Their tokens.</param>
    /// <param name="accept">In or not.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Result> AnswerAsync(CurrentStaff by, string code, IReadOnlyList<string> chosen, bool accept, CancellationToken cancellationToken)
    {
        if (!(await OnZaloAsync(by, code, cancellationToken)).TryGet(out var zalo, out var refusal)) return refusal;
        var people = chosen.Take(MostAtOnce).Select(t => tokens.Read(zalo.Group.Id, by.Id, t)).OfType<ZaloUserId>().ToList();
        if (people.Count == 0) return GroupRefusals.Invalid(chosen.Count == 0 ? "Chọn ít nhất một người." : "Danh sách đã cũ. Tải lại trang rồi chọn lại.");
        if (accept && zalo.Room is { } room && people.Count > room) return GroupRefusals.Invalid($"Gói của nhóm chỉ còn {room} chỗ. Chọn ít người hơn, hoặc lập nhóm số tiếp theo.");
        var answer = accept ? await zalo.Client.Groups.AcceptAsync(zalo.Id, people, cancellationToken) : await zalo.Client.Groups.RejectAsync(zalo.Id, people, cancellationToken);
        if (!answer.TryGet(out _, out var error) && !error.MaybeSent) return RepairSettings.AccountRefusal(ReadFromZalo.TroubleOf(error));
        if (await work.SaveAsync(by, zalo.Group, accept ? "groups.members-accepted.v1" : "groups.members-turned-away.v1", cancellationToken, ("people", people.Count)) is { Succeeded: false } no) return no;
        await read.SettleAsync(zalo.Group, cancellationToken);
        return Result.Done;
    }

    /// <summary>Invites everybody who asked by message and whom Zalo allows to be invited.</summary>
    public async Task<Result<InvitationOutcome>> InviteAsync(CurrentStaff by, string code, CancellationToken cancellationToken)
    {
        if (!(await OnZaloAsync(by, code, cancellationToken)).TryGet(out var zalo, out var refusal)) return refusal;
        var wishes = await db.Set<JoinWish>().Where(w => w.GroupId == zalo.Group.Id).OrderBy(w => w.At).Take(MostAtOnce).ToListAsync(cancellationToken);
        if (wishes.Count == 0) return GroupRefusals.Invalid("Chưa có ai nhắn xin vào nhóm này.");
        var (room, outcome) = (zalo.Room ?? int.MaxValue, new InvitationOutcome(0, 0, 0, 0, 0));
        List<JoinWish> done = [];
        foreach (var wish in wishes)
        {
            if (outcome.Later > 0) outcome = outcome with { Later = outcome.Later + 1 };
            else if (room == 0) outcome = outcome with { NoRoom = outcome.NoRoom + 1 };
            else
            {
                var result = await InviteOneAsync(zalo, wish, cancellationToken);
                outcome = result switch
                {
                    OneInvitation.Invited => outcome with { Invited = outcome.Invited + 1 },
                    OneInvitation.OutOfWindow => outcome with { OutOfWindow = outcome.OutOfWindow + 1 },
                    OneInvitation.Refusing => outcome with { Refusing = outcome.Refusing + 1 },
                    OneInvitation.NoRoom => outcome with { NoRoom = outcome.NoRoom + 1 },
                    OneInvitation.Later => outcome with { Later = outcome.Later + 1 },
                };
                if (result is OneInvitation.Invited) room--;
                if (result is OneInvitation.NoRoom) room = 0;
                if (result is OneInvitation.Invited or OneInvitation.Refusing) done.Add(wish);
            }
        }

        db.RemoveRange(done);
        if (await work.SaveAsync(by, zalo.Group, "groups.members-invited.v1", cancellationToken,
                ("invited", outcome.Invited), ("outOfWindow", outcome.OutOfWindow), ("refusing", outcome.Refusing), ("noRoom", outcome.NoRoom), ("later", outcome.Later)) is { Succeeded: false } no)
            return no.Refusal!;
        if (done.Count > 0) await vault.DestroyAsync([.. done.Select(w => w.KeyId)], "groups.wish-done", cancellationToken);
        await read.SettleAsync(zalo.Group, cancellationToken);
        return outcome;
    }

    /// <summary>Keeps the list of planned members; an empty one destroys it.</summary>
    public async Task<Result> PlanAsync(CurrentStaff by, string code, string names, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (names.Length > 40_000) return GroupRefusals.Invalid("Danh sách dài quá. Mỗi dòng một họ tên, không thêm gì khác.");
        if (names.Any(char.IsAsciiDigit)) return GroupRefusals.Invalid("Danh sách chỉ ghi họ tên, không ghi số điện thoại hay số căn cước.");
        var old = await db.Set<PlannedList>().SingleOrDefaultAsync(p => p.GroupId == inHand.Group.Id, cancellationToken);
        var lines = ReadMembers.Lines(names);
        if (old is not null) db.Remove(old);
        if (lines.Count > 0)
        {
            var key = await seals.NewKeyAsync(by.CommuneId, cancellationToken);
            var words = await seals.SealAsync(key, PlannedList.Purpose, names, cancellationToken);
            if (old is null) db.Add(new PlannedList { GroupId = inHand.Group.Id, CommuneId = by.CommuneId, KeyId = key, Names = words, Count = lines.Count });
            else
            {
                db.Entry(old).State = EntityState.Modified;
                (old.KeyId, old.Names, old.Count) = (key, words, lines.Count);
            }
        }

        var before = old is null ? (RecordKeyId?)null : db.Entry(old).OriginalValues.GetValue<RecordKeyId>(nameof(PlannedList.KeyId));
        if (await work.SaveAsync(by, inHand.Group, "groups.members-planned.v1", cancellationToken, ("names", lines.Count)) is { Succeeded: false } no) return no;
        if (before is { } gone) await vault.DestroyAsync([gone], "groups.plan-replaced", cancellationToken);
        return Result.Done;
    }

    private async Task<OneInvitation> InviteOneAsync(GroupOnZalo zalo, JoinWish wish, CancellationToken cancellationToken)
    {
        if (!ZaloUserId.TryParse(await seals.OpenAsync(wish.Member, JoinWish.Purpose, cancellationToken), out var person)) return OneInvitation.Refusing;
        if (!(await zalo.Client.Users.ReadAsync(person, cancellationToken)).TryGet(out var user, out var error)) return Of(error);
        // Counted from the wish alone. Zalo also knows when the person last wrote to the account: whoever invites would learn that somebody who was asked
        // to join has told the police something meanwhile.
        if (user.IsFollower is not true && work.Now - wish.At >= InviteWindow) return OneInvitation.OutOfWindow;
        return (await zalo.Client.Groups.InviteAsync(zalo.Id, [person], cancellationToken)).TryGet(out _, out error) ? OneInvitation.Invited : Of(error);
    }

    private static OneInvitation Of(ZaloError error) => error switch
    {
        { Reaction: ZaloReaction.WindowClosed } => OneInvitation.OutOfWindow,
        { Code: -210 } => OneInvitation.NoRoom,
        { IsAboutRecipient: true } or { Code: -201 } => OneInvitation.Refusing,
        _ => OneInvitation.Later,
    };

    /// <summary>The group with a client for it, for whoever tends it.</summary>
    private async Task<Result<GroupOnZalo>> OnZaloAsync(CurrentStaff by, string code, CancellationToken cancellationToken) => await GroupOnZalo.OfAsync(work, accounts, by, code, cancellationToken);

    private enum OneInvitation
    {
        Invited,
        OutOfWindow,
        Refusing,
        NoRoom,
        Later,
    }
}

/// <summary>A group in hand that exists on Zalo.</summary>
internal sealed record GroupOnZalo(GroupInHand InHand, ZaloClient Client, ZaloGroupId Id)
{
    public ZaloGroup Group => InHand.Group;

    /// <summary>How many more the package takes; null when Zalo did not say.</summary>
    public int? Room => Group.Account is { MostMembers: { } most, Members: { } members } ? Math.Max(0, most - members) : null;

    public static async Task<Result<GroupOnZalo>> OfAsync(GroupWork work, IGroupAccounts accounts, CurrentStaff by, string code, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (inHand.Group.Account is not { } account) return GroupRefusals.Invalid("Nhóm này chưa có trên Official Account.");
        return await accounts.OfAsync(by.CommuneId, cancellationToken) is { } client
            ? new GroupOnZalo(inHand, client, ZaloGroupId.Parse(account.ZaloId))
            : RepairSettings.AccountRefusal("zalo:none");
    }
}
