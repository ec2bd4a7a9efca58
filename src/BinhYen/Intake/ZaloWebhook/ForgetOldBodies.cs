using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.ZaloWebhook;

/// <summary>
/// Destroys the keys of inbox days that are done with, and with them the raw bodies in every backup; in the rows most are gone
/// since they were processed. What the bodies said lives on in the cases, under their own keys and rules. The rows stay without body: their
/// keys of events keep old deliveries from being taken twice.
/// </summary>
internal sealed class ForgetOldBodies(DbFactory databases, IRecordSealer sealer, TimeProvider clock)
{
    private const string Reason = "inbox-processed";

    /// <summary>How long a day's key is kept, for whoever looks into what could not be read.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    /// <returns>How many days' keys were destroyed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var before = DateOnly.FromDateTime((clock.GetUtcNow() - Keep).UtcDateTime);
        var forgotten = 0;
        foreach (var epoch in await db.Set<InboxEpoch>().Where(e => e.Day < before).ToListAsync(cancellationToken))
        {
            if (await NeededAsync(db, epoch, cancellationToken)) continue;
            await sealer.DestroyAsync([epoch.RecordKey], Reason, cancellationToken);
            var empty = Array.Empty<byte>();
            await db.InTransactionAsync(ct => Of(db, epoch).ExecuteUpdateAsync(set => set.SetProperty(e => e.Body, empty), ct), cancellationToken);
            db.Remove(epoch);
            await db.SaveChangesAsync(cancellationToken);
            forgotten++;
        }

        return forgotten;
    }

    // One that waits or failed still has to be read by somebody.
    private static Task<bool> NeededAsync(BinhYenDb db, InboxEpoch epoch, CancellationToken cancellationToken) =>
        Of(db, epoch).AnyAsync(e => e.State == InboxState.Pending || e.State == InboxState.Failed, cancellationToken);

    private static IQueryable<InboxEvent> Of(BinhYenDb db, InboxEpoch epoch)
    {
        var (commune, from) = (epoch.CommuneId, new DateTimeOffset(epoch.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        var to = from.AddDays(1);
        return db.Set<InboxEvent>().Where(e => e.CommuneId == commune && e.ReceivedAt >= from && e.ReceivedAt < to);
    }
}
