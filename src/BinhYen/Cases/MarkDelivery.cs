using BinhYen.Cases.Escalating;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// Writes down in the thread how far a message to the reporter came, and stops the acknowledgement's clock when the
/// receipt has left. Works inside the sender's context and does not save.
/// </summary>
internal sealed class MarkDelivery(BinhYenDb db, LoadCase cases, IRecordSealer vault, TimeProvider clock)
{
    /// <summary>The channel took it.</summary>
    public async Task SentAsync(OutboxMessage sent, CancellationToken cancellationToken)
    {
        if (await MarkAsync(sent, Delivery.Sent, cancellationToken) is not { Kind: ThreadMessageKind.Receipt } receipt) return;
        var thread = await db.Set<ReportThread>().AsNoTracking().SingleAsync(t => t.Id == receipt.ThreadId, cancellationToken);
        if (await cases.FindAsync(thread.CaseId, cancellationToken) is not { } @case) return;
        var occasion = await cases.OccasionAsync(Actor.System, thread.CommuneId, cancellationToken);
        if (!@case.Acknowledge(occasion).Succeeded) return;
        var seconds = (long)(clock.GetUtcNow() - thread.OpenedAt).TotalSeconds;
        db.Record(JournalDraft.Of(thread.CommuneId, clock.GetUtcNow(), "cases.acknowledged.v1", @case.Code.ToString(), "system", ("seconds", seconds)));
    }

    /// <summary>The channel does not reach the person now: the message waits under the tracking code.</summary>
    public async Task HeldAsync(OutboxMessage held, CancellationToken cancellationToken)
    {
        if (!await IsYetToShowAsync(held, cancellationToken)) await MarkAsync(held, Delivery.WaitsUnderCode, cancellationToken);
        await RingInsteadAsync(held, cancellationToken);
    }

    /// <summary>Given up; an administrator has to look.</summary>
    public async Task FailedAsync(OutboxMessage failed, CancellationToken cancellationToken)
    {
        await MarkAsync(failed, Delivery.Failed, cancellationToken);
        await RingInsteadAsync(failed, cancellationToken);
    }

    /// <summary>The channel did not take it yet and will be asked again. An alarm does not wait for that.</summary>
    public Task DelayedAsync(OutboxMessage delayed, CancellationToken cancellationToken) => RingInsteadAsync(delayed, cancellationToken);

    // An alarm that did not get out is no second means: the beat looks at the case again and has somebody ring up.
    private async Task RingInsteadAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message is not { Urgent: true, ThreadMessageId: null }) return;
        if (await db.Set<StaffAlert>().SingleOrDefaultAsync(a => a.MessageId == message.Id && a.SecondMeans == SecondMeans.Zalo, cancellationToken) is not { } alert) return;
        alert.SecondMeans = SecondMeans.None;
        if (await cases.FindAsync(alert.CaseId, cancellationToken) is not { } @case) return;
        @case.WakeNow(clock.GetUtcNow());
        db.Record(JournalDraft.Of(@case.CommuneId, clock.GetUtcNow(), "cases.alarm-not-delivered.v1", @case.Code.ToString(), "system", ("staff", $"staff:{alert.StaffId}")));
    }

    // The reporter withdrew and this report does not show it yet: what cannot leave would show it, in every report of the same person.
    private async Task<bool> IsYetToShowAsync(OutboxMessage held, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return held.ThreadMessageId is { } id && await db.Set<ThreadMessage>().Where(m => m.Id == id)
            .AnyAsync(m => db.Set<ReportThread>().Any(t => t.Id == m.ThreadId && t.WithdrawnAt > now), cancellationToken);
    }

    private async Task<ThreadMessage?> MarkAsync(OutboxMessage message, Delivery delivery, CancellationToken cancellationToken)
    {
        if (message.ThreadMessageId is not { } id) return null;
        var row = await db.Set<ThreadMessage>().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (row is null) return null;
        row.Delivery = delivery;
        // By it a resident's message that quotes this one finds the report it belongs to.
        if (message.ChannelMessageId is { } sent) row.ChannelMessageHash = ChannelMessages.HashOf(vault, message.Lane, sent);
        return row;
    }
}
