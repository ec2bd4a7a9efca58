using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Registry;

/// <summary>Ticks a step of the set-up checklist off, or takes the tick back.</summary>
internal sealed class TickStep(BinhYenDb db, GroupWork work)
{
    public async Task<Result> HandleAsync(CurrentStaff by, string code, SetupStep step, bool done, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        var group = inHand.Group;
        if (group.State is not GroupState.SettingUp) return GroupRefusals.WrongState(group.State);
        if (!SetupSteps.Of(group.Kind).Contains(step)) return GroupRefusals.Invalid("Bước này không thuộc loại nhóm đã chọn.");
        if (done && step is SetupStep.SettingsSeen && inHand.Facts.Look is null) return GroupRefusals.Invalid("Điền phiếu kiểm tra thiết lập trước; bước này tự được đánh dấu.");
        if (done && step is SetupStep.RegulationPinned && inHand.Facts.InForce.All(r => r.Book is not RuleBook.Group))
            return GroupRefusals.Invalid("Chưa có quy chế nhóm đang có hiệu lực để ghim.");
        if (step is SetupStep.Made && group is { Kind: GroupKind.Account, Account: null } && done) return GroupRefusals.Invalid("Lập nhóm trên Official Account ở trang Nhóm trên OA; bước này tự được đánh dấu.");

        var tick = await db.Set<SetupTick>().SingleOrDefaultAsync(t => t.GroupId == group.Id && t.Step == step, cancellationToken);
        if (done == tick is not null) return Result.Done;
        if (tick is not null) db.Remove(tick);
        else db.Add(new SetupTick { GroupId = group.Id, CommuneId = group.CommuneId, Step = step, DoneOn = work.Today, By = by.Id });
        return await work.SaveAsync(by, group, done ? "groups.step-done.v1" : "groups.step-undone.v1", cancellationToken, ("step", step.ToString()));
    }
}
