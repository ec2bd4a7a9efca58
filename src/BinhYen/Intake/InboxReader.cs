using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using BinhYen.Zalo.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake;

/// <summary>
/// The conversation's way to its events. Rows come tracked: mark one with <see cref="InboxEvent.MarkProcessed"/> and
/// save, and "processed" commits together with whatever the processing wrote.
/// </summary>
internal sealed class InboxReader(IRecordSealer sealer, ZaloAccounts accounts)
{
    /// <summary>Purpose under which bodies are sealed.</summary>
    public const string BodyPurpose = "inbox.body";

    /// <summary>Waiting events of one person by Zalo's time, then by arrival. Tracked by <paramref name="db"/>.</summary>
    public static Task<List<InboxEvent>> PendingForAsync(BinhYenDb db, PersonKey person, CancellationToken cancellationToken, int most = 50) =>
        db.Set<InboxEvent>().Where(e => e.State == InboxState.Pending && e.PersonKey == person)
            .OrderBy(e => e.ZaloTime).ThenBy(e => e.Id).Take(most).ToListAsync(cancellationToken);

    /// <summary>The event itself, or null when its epoch was destroyed or the bytes no longer open.</summary>
    public async Task<ZaloWebhookEvent?> OpenAsync(InboxEvent row, CancellationToken cancellationToken)
    {
        if (row.Body.Length == 0) return null;
        var opened = await sealer.OpenAsync(Sealed.FromBytes<byte[]>(row.Body), BodyPurpose, cancellationToken);
        if (!opened.TryGet(out var body)) return null;
        var snapshot = await accounts.CurrentAsync(cancellationToken);
        return ZaloWebhookEvent.Parse(body, snapshot.Ours).TryGet(out var zaloEvent, out _) ? zaloEvent : null;
    }
}
