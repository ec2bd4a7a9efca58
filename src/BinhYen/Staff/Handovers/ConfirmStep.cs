using BinhYen.Site;

namespace BinhYen.Staff.Handovers;

/// <summary>
/// The two steps by which the leadership of a Zalo group passes (R-TT-57): the successor is added, then the leadership goes
/// over. Each is confirmed with its day by somebody who took part; for a group of the Official Account the product does it.
/// </summary>
internal sealed class ConfirmStep(HandoverDesk desk)
{
    public async Task<Result> HandleAsync(HandoverInHand inHand, int number, IFormCollection form, CancellationToken cancellationToken)
    {
        var (handover, by) = (inHand.Handover, inHand.By);
        if (handover.State is not (HandoverState.Open or HandoverState.Agreed)) return HandoverRefusals.WrongState;
        if (handover.ToPass.FirstOrDefault(i => i.Number == number) is not { HasSteps: true, Receiver: { } receiver } item) return HandoverRefusals.None;
        if (!inHand.View.SeesAll && receiver != by.Id) return HandoverRefusals.None;
        var step = item.AddedOn is null ? LeadershipStep.Added : LeadershipStep.Passed;
        if (item.PassedOn is not null) return Result.Done;
        var today = VietnamTime.DateOf(desk.Now);
        var byApi = form.Has("api");
        var on = byApi ? today : form.Date("on");
        if (on is not { } day || day > today || day < today.AddDays(-31)) return HandoverRefusals.Invalid("Ghi ngày đã làm, trong 31 ngày qua.");
        if (step is LeadershipStep.Passed && day < item.AddedOn) return HandoverRefusals.Invalid("Ngày chuyển quyền không sớm hơn ngày thêm người nhận.");
        if (byApi)
        {
            var (holding, room) = (await desk.LiveAsync(handover.Giver, cancellationToken)).FirstOrDefault(l => l.Holding.Key == item.Key);
            if (holding is null) return HandoverRefusals.ListChanged;
            if ((await room.StepAsync(holding, step, new Passing(handover.CommuneId, handover.Giver, receiver, by, desk.Now, handover.Basis), cancellationToken)).Refusal is { } no)
            {
                item.Trouble = no.Message;
                handover.Touch();
                await desk.SaveAsync(handover, by.JournalName, "staff.handover-step-failed.v1", cancellationToken, ("item", number), ("step", step.ToString()));
                return no;
            }
        }

        if (step is LeadershipStep.Added) (item.AddedOn, item.AddedBy) = (day, by.Id);
        else (item.PassedOn, item.PassedBy) = (day, by.Id);
        item.Trouble = null;
        handover.Touch();
        return await desk.SaveAsync(handover, by.JournalName, "staff.handover-step.v1", cancellationToken, ("item", number), ("step", step.ToString()), ("on", day), ("api", byApi));
    }
}
