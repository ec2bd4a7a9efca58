using BinhYen.Platform.Persistence;
using BinhYen.Staff.Accounts;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Handovers;

/// <summary>
/// Passes everything on at the minute of the hand-over, one thing and one save at a time: what fails stays on the list with the
/// reason and is tried again, the rest has passed. Only when nothing is left does the account close (R-DT-47).
/// </summary>
internal sealed class CarryOutHandover(BinhYenDb db, HandoverDesk desk, StaffDirectory directory, AccountAdministration accounts, IEnumerable<IAccountHoldings> rooms)
{
    // The minute's beat and a leader's button may come at once; the second then finds what the first has done.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <returns>Null when everything passed; otherwise what is still in the way, for the page.</returns>
    public async Task<string?> RunAsync(Guid id, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        try
        {
            db.ChangeTracker.Clear();
            return await PassAllAsync(id, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node was at it.
            db.ChangeTracker.Clear();
            return HandoverRefusals.SavedMeanwhile.Message;
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task<string?> PassAllAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { State: HandoverState.Agreed } handover || handover.EffectiveAt > desk.Now) return null;
        var by = await WitnessAsync(handover, cancellationToken);
        foreach (var number in handover.ToPass.Where(i => i.DoneAt is null && i.IsSettled).Select(i => i.Number).ToList())
            await PassOneAsync(id, number, by, cancellationToken);
        var silent = handover.Lends && !handover.Suspends || await PassDiscreetAsync(handover, cancellationToken);
        return await FinishAsync(id, by, silent, cancellationToken);
    }

    private async Task PassOneAsync(Guid id, int number, CurrentStaff by, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var handover = (await desk.FindAsync(id, cancellationToken))!;
        var item = handover.Items.Single(i => i.Number == number);
        var live = (await desk.LiveAsync(handover.Giver, cancellationToken)).FirstOrDefault(l => l.Holding.Key == item.Key);
        // Closed, transferred or taken over meanwhile: nothing is left to pass.
        var done = live.Holding is null ? Result.Done : await PassAsync(live, handover, item, by, cancellationToken);
        if (done.Refusal is { } refusal)
        {
            db.ChangeTracker.Clear();
            await NoteAsync(id, number, refusal.Message, cancellationToken);
            return;
        }

        (item.DoneAt, item.Trouble) = (desk.Now, null);
        handover.Touch();
        if ((await desk.SaveAsync(handover, by.JournalName, "staff.handover-item-passed.v1", cancellationToken, ("item", item.Kind.ToString()), ("to", item.Receiver?.ToString()))).Refusal is { } collided)
            await NoteAsync(id, number, "Vừa có người sửa việc này. Bấm chuyển giao lại.", cancellationToken);
    }

    private static Task<Result> PassAsync((Holding Holding, IAccountHoldings Room) live, StaffHandover handover, HandoverItem item, CurrentStaff by, CancellationToken cancellationToken)
    {
        if (!item.StepsDone) return Task.FromResult<Result>(HandoverRefusals.StepsMissing);
        if (item.Receiver is { } receiver && !live.Holding.Takers.Contains(receiver))
            return Task.FromResult<Result>(HandoverRefusals.Invalid("Người nhận đã chọn nay không nhận được việc này. Chọn người khác."));
        return live.Room.PassAsync(live.Holding, new Passing(handover.CommuneId, handover.Giver, item.Receiver, by, handover.EffectiveAt, handover.Basis), cancellationToken);
    }

    private async Task NoteAsync(Guid id, int number, string trouble, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var handover = (await desk.FindAsync(id, cancellationToken))!;
        handover.Items.Single(i => i.Number == number).Trouble = trouble;
        handover.Touch();
        await db.SaveChangesAsync(cancellationToken);
    }

    // What must be on no list goes to the first who may have it, by the product itself; whoever opens the hand-over learns nothing.
    private async Task<bool> PassDiscreetAsync(StaffHandover handover, CancellationToken cancellationToken)
    {
        var all = true;
        foreach (var key in (await desk.LiveAsync(handover.Giver, cancellationToken)).Where(l => l.Holding.IsDiscreet).Select(l => l.Holding.Key).ToList())
        {
            db.ChangeTracker.Clear();
            var (holding, room) = (await desk.LiveAsync(handover.Giver, cancellationToken)).FirstOrDefault(l => l.Holding.Key == key);
            // Where nobody who is left may have it, it waits for the next chief: waiting here would tell whoever carries this out that there is such a thing.
            if (holding is null || holding.Takers.Count == 0) continue;
            if ((await room.PassAsync(holding, new Passing(handover.CommuneId, handover.Giver, holding.Takers[0], null, desk.Now, handover.Basis), cancellationToken)).Succeeded)
                await db.SaveChangesAsync(cancellationToken);
            else all = false;
        }

        db.ChangeTracker.Clear();
        return all;
    }

    private async Task<string?> FinishAsync(Guid id, CurrentStaff by, bool silent, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var handover = (await desk.FindAsync(id, cancellationToken))!;
        if (handover.Reason is not HandoverReason.LostDevice) await AddLateAsync(handover, cancellationToken);
        if (handover.ToPass.Any(i => i.DoneAt is null && (i.IsSettled || handover.Reason is not HandoverReason.LostDevice)))
            return "Còn việc chưa chuyển được, lý do ghi ở từng việc. Chọn người khác hoặc chuyển giao lại.";
        if (!silent) return HandoverRefusals.SavedMeanwhile.Message;
        var member = await db.Set<StaffMember>().SingleAsync(s => s.Id == handover.Giver.Value, cancellationToken);
        handover.Complete(desk.Now);
        if (handover.EndsService)
        {
            var passing = new Passing(handover.CommuneId, handover.Giver, null, by, desk.Now, handover.Basis);
            foreach (var room in rooms) await room.EndAsync(handover.Giver, passing, cancellationToken);
            foreach (var item in handover.Items.Where(i => i.EndsByItself)) item.DoneAt = desk.Now;
        }

        if ((await desk.SaveAsync(handover, by.JournalName, "staff.handover-done.v1", cancellationToken, ("items", handover.Items.Count(i => i.DoneAt is not null)))).Refusal is { } collided)
            return collided.Message;
        if (handover.EndsService) await accounts.CloseAsync(by, member, cancellationToken);
        else if (handover.Suspends) await accounts.EndSessionsAsync(member, cancellationToken);
        return null;
    }

    // Work that reached the person after everybody had signed.
    private async Task AddLateAsync(StaffHandover handover, CancellationToken cancellationToken)
    {
        var known = handover.Items.Where(i => i.SupersededAt is null).ToDictionary(i => i.Key);
        var added = false;
        foreach (var (holding, _) in await desk.LiveAsync(handover.Giver, cancellationToken))
        {
            if (holding.EndsByItself || !HandoverDesk.IsListed(handover, holding)) continue;
            if (known.TryGetValue(holding.Key, out var item) && item.DoneAt is null) continue;
            if (item is not null) item.SupersededAt = desk.Now;
            handover.AddAfterSigning(holding);
            added = true;
        }

        if (added) await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<CurrentStaff> WitnessAsync(StaffHandover handover, CancellationToken cancellationToken)
    {
        var card = (await directory.FindAsync(handover.SignedAs(HandoverPart.Witness)!.Signer, cancellationToken))!;
        return new CurrentStaff(card.Id, handover.CommuneId, card.Role, card.Name);
    }
}

/// <summary>Somebody who was away is back, or has a new phone: what was lent comes back, as far as the borrower still has it.</summary>
internal sealed class ReturnLent(BinhYenDb db, HandoverDesk desk)
{
    /// <returns>How many things came back and how many did not, each with the reason on its line.</returns>
    public async Task<Result<(int Back, int Kept)>> HandleAsync(HandoverInHand inHand, CancellationToken cancellationToken)
    {
        if (!inHand.View.Leads) return HandoverRefusals.NotYours;
        if (inHand.Handover is not { State: HandoverState.Done, Lends: true }) return HandoverRefusals.WrongState;
        var (id, by, giver) = (inHand.Handover.Id, inHand.By, inHand.Handover.Giver);
        // The rights come first: nothing may pass to an account at rest.
        if (inHand.Handover.Suspends)
        {
            var member = await db.Set<StaffMember>().SingleAsync(s => s.Id == giver.Value, cancellationToken);
            (member.ServesUntil, member.LastSeenAt) = (null, desk.Now);
            db.Record(member.Fact(desk.Now, "staff.service-resumed.v1", by.Id));
            await db.SaveChangesAsync(cancellationToken);
        }

        var (back, kept) = (0, 0);
        foreach (var number in inHand.Handover.ToPass.Where(i => i is { DoneAt: not null, Receiver: not null, ReturnedAt: null }).Select(i => i.Number).ToList())
        {
            if (await OneAsync(id, number, by, giver, cancellationToken)) back++;
            else kept++;
        }

        db.ChangeTracker.Clear();
        var handover = (await desk.FindAsync(id, cancellationToken))!;
        handover.Return(desk.Now);
        await desk.SaveAsync(handover, by.JournalName, "staff.handover-returned.v1", cancellationToken, ("back", back), ("kept", kept));
        return (back, kept);
    }

    private async Task<bool> OneAsync(Guid id, int number, CurrentStaff by, StaffId giver, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var handover = (await desk.FindAsync(id, cancellationToken))!;
        var item = handover.Items.Single(i => i.Number == number);
        var (holding, room) = (await desk.LiveAsync(item.Receiver!.Value, cancellationToken)).FirstOrDefault(l => IsSame(l.Holding, item));
        var done = holding is null
            ? HandoverRefusals.Invalid("Việc này đã xong hoặc đã sang người khác.")
            : await room.PassAsync(holding, new Passing(handover.CommuneId, item.Receiver.Value, giver, by, desk.Now, handover.Basis), cancellationToken);
        if (done.Refusal is { } refusal)
        {
            db.ChangeTracker.Clear();
            handover = (await desk.FindAsync(id, cancellationToken))!;
            handover.Items.Single(i => i.Number == number).Trouble = refusal.Message;
            handover.Touch();
            await db.SaveChangesAsync(cancellationToken);
            return false;
        }

        (item.ReturnedAt, item.Trouble) = (desk.Now, null);
        handover.Touch();
        return (await desk.SaveAsync(handover, by.JournalName, "staff.handover-item-returned.v1", cancellationToken, ("item", item.Kind.ToString()))).Succeeded;
    }

    private static bool IsSame(Holding holding, HandoverItem item) => holding.Kind == item.Kind && holding.Id == item.Id;
}
