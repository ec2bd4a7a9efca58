using BinhYen.Cases;
using BinhYen.Conversations;
using BinhYen.Intake.Media;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake;

/// <summary>Destroys what this room keeps of a thread: files with their keys, and the raw messages Zalo delivered.</summary>
internal sealed class ThreadRemnants(BinhYenDb db, IRecordSealer vault, AttachmentFiles files, TimeProvider clock) : IThreadRemnants
{
    // A talk begins before its report: what was gathered belongs to it.
    private static readonly TimeSpan BeforeTheReport = TimeSpan.FromHours(1);

    public async Task<Func<CancellationToken, Task>> EraseAsync(IReadOnlyCollection<ReportThread> threads, string reason, CancellationToken cancellationToken)
    {
        var ids = threads.Select(t => t.Id).ToList();
        var held = (await db.Set<ThreadMessage>().AsNoTracking().Where(m => ids.Contains(m.ThreadId)).Select(m => m.Attachments).ToListAsync(cancellationToken))
            .SelectMany(a => a).Select(AttachmentId.From).ToList();
        var attachments = await db.Set<Attachment>().Where(a => held.Contains(a.Id)).ToListAsync(cancellationToken);
        foreach (var attachment in attachments)
        {
            attachment.ErasedAt ??= clock.GetUtcNow();
            // The name it was sent under may lie under a key that seals other things too.
            db.Entry(attachment).Property(a => a.OriginalName).CurrentValue = null;
        }

        await EmptyRawMessagesAsync(threads, cancellationToken);
        var keys = await OwnKeysAsync(attachments, cancellationToken);
        return async ct =>
        {
            await vault.DestroyAsync(keys, reason, ct);
            foreach (var attachment in attachments) files.Delete(attachment.Id);
        };
    }

    public async Task FinishAsync(string reason, CancellationToken cancellationToken)
    {
        var erased = await db.Set<Attachment>().AsNoTracking().Where(a => a.ErasedAt != null).ToListAsync(cancellationToken);
        if (erased.Count == 0) return;
        await vault.DestroyAsync(await OwnKeysAsync(erased, cancellationToken), reason, cancellationToken);
        foreach (var attachment in erased) files.Delete(attachment.Id);
    }

    // In a chat one key seals the files of several reports: it goes when nothing else lives under it.
    private async Task<List<RecordKeyId>> OwnKeysAsync(List<Attachment> attachments, CancellationToken cancellationToken)
    {
        var (ids, keys) = (attachments.Select(a => a.Id).ToList(), attachments.Select(a => a.RecordKey).Distinct().ToList());
        var alive = await db.Set<Attachment>().Where(a => keys.Contains(a.RecordKey) && a.ErasedAt == null && !ids.Contains(a.Id)).Select(a => a.RecordKey).ToListAsync(cancellationToken);
        var talking = await db.Set<Talk>().Where(t => keys.Contains(t.KeyId)).Select(t => t.KeyId).ToListAsync(cancellationToken);
        return [.. keys.Except(alive).Except(talking)];
    }

    // What was heard has left nothing. What failed too often still waits for somebody to look, with its words.
    private async Task EmptyRawMessagesAsync(IReadOnlyCollection<ReportThread> threads, CancellationToken cancellationToken)
    {
        foreach (var thread in threads.Where(t => t is { Lane: not null, Reporter: not null }))
        {
            var keys = await db.Set<Talk>().Where(t => t.OpenThreadId == thread.Id || t.Reporter == thread.Reporter).Select(t => t.PersonKey).ToListAsync(cancellationToken);
            var people = keys.Select(k => PersonKey.OfTalk(vault, k)).ToList();
            var from = thread.OpenedAt - BeforeTheReport;
            foreach (var raw in await db.Set<InboxEvent>().Where(e => people.Contains(e.PersonKey) && e.ReceivedAt >= from && e.State != InboxState.Pending).ToListAsync(cancellationToken))
                raw.Body = [];
        }
    }
}
