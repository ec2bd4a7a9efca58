using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Registry;

/// <summary>Ticks a step of the set-up checklist off, for one group or for several at once, or takes the tick back.</summary>
internal sealed class TickStep(BinhYenDb db, GroupWork work)
{
    public async Task<Result> HandleAsync(CurrentStaff by, string code, SetupStep step, bool done, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (Problem(inHand, step, done) is { } problem) return problem;
        var group = inHand.Group;
        var tick = await db.Set<SetupTick>().SingleOrDefaultAsync(t => t.GroupId == group.Id && t.Step == step, cancellationToken);
        if (done == tick is not null) return Result.Done;
        if (tick is not null) db.Remove(tick);
        else Tick(by, group, step);
        return await work.SaveAsync(by, group, done ? "groups.step-done.v1" : "groups.step-undone.v1", cancellationToken, ("step", step.ToString()));
    }

    /// <summary>Ticks one step off for several groups: each is judged by itself and leaves a trace of its own, and one that is refused stops them all.</summary>
    public async Task<Result> HandleAsync(CurrentStaff by, IReadOnlySet<string> codes, SetupStep step, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, codes, GroupRight.Tend, cancellationToken)).TryGet(out var inHands, out var refusal)) return refusal;
        foreach (var inHand in inHands.Where(h => !h.Facts.Done.Contains(step)))
        {
            if (Problem(inHand, step, done: true) is { } problem) return problem with { Message = $"{inHand.Group.Code}: {problem.Message}" };
            Tick(by, inHand.Group, step);
            work.Trace(by, inHand.Group, "groups.step-done.v1", ("step", step.ToString()));
        }

        return await work.SaveAsync(cancellationToken);
    }

    /// <summary>Why a step cannot be ticked off, or back, for this group today; null when it can.</summary>
    public static Refusal? Problem(GroupInHand inHand, SetupStep step, bool done)
    {
        var group = inHand.Group;
        if (group.State is not GroupState.SettingUp) return GroupRefusals.WrongState(group.State);
        if (!SetupSteps.Of(group.Kind).Contains(step)) return GroupRefusals.Invalid("Bước này không thuộc loại nhóm đã chọn.");
        if (!done) return null;
        return step switch
        {
            SetupStep.SettingsSeen when inHand.Facts.Look is null => GroupRefusals.Invalid("Điền phiếu kiểm tra thiết lập trước; bước này tự được đánh dấu."),
            SetupStep.RegulationPinned when inHand.Facts.InForce.All(r => r.Book is not RuleBook.Group) => GroupRefusals.Invalid("Chưa có quy chế nhóm đang có hiệu lực để ghim."),
            SetupStep.Made when group is { Kind: GroupKind.Account, Account: null } => GroupRefusals.Invalid("Lập nhóm trên Official Account ở trang Nhóm trên OA; bước này tự được đánh dấu."),
            _ => null,
        };
    }

    private void Tick(CurrentStaff by, ZaloGroup group, SetupStep step) =>
        db.Add(new SetupTick { GroupId = group.Id, CommuneId = group.CommuneId, Step = step, DoneOn = work.Today, By = by.Id });
}
