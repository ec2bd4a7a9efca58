using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Registry;

/// <summary>A step in a group's life.</summary>
internal enum GroupMove
{
    Approve,
    Activate,
    Pause,
    Resume,
    Dissolve,
    Merge,
}

/// <summary>Moves a group on in its life: approved, operating, paused, ended.</summary>
internal sealed class MoveGroup(BinhYenDb db, GroupWork work, KnownPeople known)
{
    /// <param name="by">Somebody of the leadership.</param>
    /// <param name="code">Which group.</param>
    /// <param name="move">Which step.</param>
    /// <param name="reason">Why it is paused or ends; needed for these, ignored for the others.</param>
    /// <param name="into">Code of the group its people go over to, for a merger.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Result> HandleAsync(CurrentStaff by, string code, GroupMove move, string? reason, string? into, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Manage, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (move is GroupMove.Pause or GroupMove.Dissolve or GroupMove.Merge && string.IsNullOrWhiteSpace(reason)) return GroupRefusals.Invalid("Ghi lý do để người sau hiểu vì sao.");
        if (reason?.Length > 300) return GroupRefusals.Invalid("Lý do dài quá 300 ký tự. Viết gọn lại.");
        var group = inHand.Group;
        var moved = move switch
        {
            GroupMove.Approve => group.Approve(),
            GroupMove.Activate or GroupMove.Resume => group.Activate(FindTasks.MissingToOperate(inHand.Facts), work.Today),
            GroupMove.Pause => group.Pause(reason!),
            GroupMove.Dissolve => group.Account is { ZaloId.Length: > 0, Trouble: not ("zalo:gone" or "zalo:-403") } ? GroupRefusals.Invalid("Nhóm còn trên Zalo. Giải tán nhóm trên Zalo trước, ở trang Nhóm trên OA.") : group.Dissolve(reason!, work.Today),
            GroupMove.Merge => await MergeAsync(by, group, into, reason!, cancellationToken),
        };
        if (!moved.Succeeded) return moved;
        if (!group.IsAlive) await EndDutiesAsync(group, cancellationToken);
        // Whoever proposed it could give nobody a duty; with the yes the group gets the people its hamlet has.
        if (move is GroupMove.Approve && inHand.Facts.People.Count == 0) known.Appoint(group, (await known.OfAsync(group.CommuneId, cancellationToken))(group, inHand.Facts.Rules), by);
        return await work.SaveAsync(by, group, $"groups.{FactOf(move)}.v1", cancellationToken, ("code", group.Code), ("reason", reason), ("into", group.MergedInto?.ToString()));
    }

    /// <summary>Lets several groups begin to operate at once; each is judged by itself and leaves a trace of its own, and one that is not ready stops them all.</summary>
    public async Task<Result> ActivateAsync(CurrentStaff by, IReadOnlySet<string> codes, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, codes, GroupRight.Manage, cancellationToken)).TryGet(out var inHands, out var refusal)) return refusal;
        foreach (var inHand in inHands)
        {
            if (inHand.Group.Activate(FindTasks.MissingToOperate(inHand.Facts), work.Today) is { Succeeded: false } no) return GroupRefusals.Invalid($"{inHand.Group.Code}: {no.Refusal!.Message}");
            work.Trace(by, inHand.Group, $"groups.{FactOf(GroupMove.Activate)}.v1", ("code", inHand.Group.Code), ("reason", null), ("into", null));
        }

        return await work.SaveAsync(cancellationToken);
    }

    private async Task<Result> MergeAsync(CurrentStaff by, ZaloGroup group, string? into, string reason, CancellationToken cancellationToken) =>
        await db.Set<ZaloGroup>().AsNoTracking().SingleOrDefaultAsync(g => g.CommuneId == by.CommuneId && g.Code == into, cancellationToken) is { } target
            ? group.Merge(target, reason, work.Today)
            : GroupRefusals.NoGroupToMergeInto;

    private async Task EndDutiesAsync(ZaloGroup group, CancellationToken cancellationToken)
    {
        var today = work.Today;
        foreach (var duty in await db.Set<GroupAppointment>().Where(a => a.GroupId == group.Id && (a.Until == null || a.Until >= today)).ToListAsync(cancellationToken))
        {
            if (duty.From > today) db.Remove(duty);
            else duty.Until = today;
        }
    }

    private static string FactOf(GroupMove move) => move switch
    {
        GroupMove.Approve => "approved",
        GroupMove.Activate => "activated",
        GroupMove.Pause => "paused",
        GroupMove.Resume => "resumed",
        GroupMove.Dissolve => "dissolved",
        GroupMove.Merge => "merged",
    };
}
