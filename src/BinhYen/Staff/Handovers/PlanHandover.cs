using BinhYen.Site;

namespace BinhYen.Staff.Handovers;

/// <summary>A leader chooses who takes what, for each thing or for all at once.</summary>
internal sealed class PlanHandover(HandoverDesk desk)
{
    /// <summary>Value of the choice that a thing ends without a successor.</summary>
    public const string Ends = "ends";

    /// <summary>Name of the field of an item.</summary>
    public static string Field(int number) => $"item-{number}";

    /// <summary>Name of the field that gives everything of a kind that nobody has yet.</summary>
    public static string KindField(HoldingKind kind) => $"kind-{kind}";

    public async Task<Result> HandleAsync(HandoverInHand inHand, IFormCollection form, CancellationToken cancellationToken)
    {
        var handover = inHand.Handover;
        if (!inHand.View.Leads) return HandoverRefusals.NotYours;
        if (handover.State is not (HandoverState.Open or HandoverState.Agreed)) return HandoverRefusals.WrongState;
        if (form.Text("version") != handover.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)) return HandoverRefusals.SavedMeanwhile;
        var live = (await desk.LiveAsync(handover.Giver, cancellationToken)).Select(l => l.Holding).Where(h => !h.IsDiscreet).ToDictionary(h => h.Key);
        if (handover.State is HandoverState.Open) await desk.SyncAsync(handover, cancellationToken);
        var all = form.Has("all") ? form.Id("all-to") is { } id ? new StaffId(id) : (StaffId?)null : null;
        if (form.Has("all") && all is null) return HandoverRefusals.Invalid("Chọn người nhận tất cả, hoặc chọn riêng từng việc.");
        var taken = 0;
        foreach (var item in handover.ToPass.Where(i => i.DoneAt is null).ToList())
        {
            if (!live.TryGetValue(item.Key, out var holding)) continue;
            if (all is { } one)
            {
                // Whoever may not take a thing simply does not get it; nothing says why.
                if (!holding.Takers.Contains(one)) continue;
                handover.Choose(item, one, ends: false, desk.Now);
                taken++;
                continue;
            }

            if (!form.Has(Field(item.Number))) continue;
            var chosen = form.Text(Field(item.Number));
            if (chosen == Ends && item.MayEnd) handover.Choose(item, null, ends: true, desk.Now);
            else if (chosen is null) handover.Choose(item, null, ends: false, desk.Now);
            else if (Guid.TryParse(chosen, out var person) && holding.Takers.Contains(new StaffId(person))) handover.Choose(item, new StaffId(person), ends: false, desk.Now);
            else return HandoverRefusals.Invalid($"{item.Label}: chọn người khác trong danh sách.");
        }

        foreach (var item in handover.ToPass.Where(i => !i.IsSettled).ToList())
        {
            if (form.Id(KindField(item.Kind)) is { } rest && live.GetValueOrDefault(item.Key)?.Takers.Contains(new StaffId(rest)) is true)
                handover.Choose(item, new StaffId(rest), ends: false, desk.Now);
        }

        if (all is not null && taken == 0) return HandoverRefusals.Invalid("Người này không nhận được việc nào trong danh sách. Chọn người khác.");
        return await desk.SaveAsync(handover, inHand.By.JournalName, "staff.handover-planned.v1", cancellationToken, ("settled", handover.ToPass.Count(i => i.IsSettled)), ("items", handover.ToPass.Count()));
    }
}

/// <summary>Brings the list up to date when what the person holds has changed since.</summary>
internal sealed class RefreshHandover(HandoverDesk desk)
{
    public async Task<Result> HandleAsync(HandoverInHand inHand, CancellationToken cancellationToken)
    {
        if (!inHand.View.Leads) return HandoverRefusals.NotYours;
        if (inHand.Handover.State is not HandoverState.Open) return HandoverRefusals.WrongState;
        await desk.SyncAsync(inHand.Handover, cancellationToken);
        return await desk.SaveAsync(inHand.Handover, inHand.By.JournalName, "staff.handover-list-renewed.v1", cancellationToken, ("items", inHand.Handover.Items.Count));
    }
}

/// <summary>Gives a hand-over up before everybody signed. Nothing has moved, so nothing is to be moved back.</summary>
internal sealed class CancelHandover(HandoverDesk desk)
{
    public async Task<Result> HandleAsync(HandoverInHand inHand, CancellationToken cancellationToken)
    {
        if (!inHand.View.Leads) return HandoverRefusals.NotYours;
        if (inHand.Handover.State is not HandoverState.Open) return HandoverRefusals.WrongState;
        inHand.Handover.Cancel(desk.Now);
        return await desk.SaveAsync(inHand.Handover, inHand.By.JournalName, "staff.handover-cancelled.v1", cancellationToken);
    }
}
