using BinhYen.Cases;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.Media;

/// <summary>
/// Takes away what belongs to nothing: files whose row never committed, and files of forms that were never sent. Both were
/// sealed all along; keeping what nobody sent would still be keeping too much.
/// </summary>
internal sealed partial class SweepAttachments(
    DbFactory databases, AttachmentFiles files, IRecordSealer vault, SharedTurns turns, TimeProvider clock, ILogger<SweepAttachments> logger) : BackgroundService
{
    /// <summary>How long a file may wait for its row. A transaction takes seconds.</summary>
    public static readonly TimeSpan FileWaits = TimeSpan.FromDays(1);

    /// <summary>How long an unsent form may bring its files back.</summary>
    public static readonly TimeSpan FormWaits = TimeSpan.FromDays(6);

    private static readonly TimeSpan Beat = TimeSpan.FromHours(6);
    private const int AtOnce = 500;

    /// <summary>One round; two servers on one database take turns.</summary>
    /// <returns>Files without a row, and attachments of unsent forms, that were taken away.</returns>
    public async Task<(int Files, int Unsent)> RunAsync(CancellationToken cancellationToken)
    {
        await using var turn = await turns.TakeAsync("sweep-attachments", cancellationToken);
        return turn is null ? (0, 0) : (await SweepFilesAsync(cancellationToken), await SweepUnsentAsync(cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var (lost, unsent) = await RunAsync(stoppingToken);
                if (lost + unsent > 0) Log.Swept(logger, lost, unsent);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A database that is away for a minute: the next beat does it.
                Log.Failed(logger, e.GetType().Name);
            }
        }
    }

    private async Task<int> SweepFilesAsync(CancellationToken cancellationToken)
    {
        var removed = files.RemoveParts(clock.GetUtcNow() - FileWaits);
        foreach (var batch in files.OlderThan(clock.GetUtcNow() - FileWaits).Chunk(AtOnce))
        {
            var ids = batch.Select(f => f.Id).Distinct().ToList();
            await using var db = databases.Create();
            var known = (await db.Set<Attachment>().AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancellationToken)).ToHashSet();
            foreach (var file in batch.Where(f => !known.Contains(f.Id)))
            {
                File.Delete(file.Path);
                removed++;
            }
        }

        return removed;
    }

    private async Task<int> SweepUnsentAsync(CancellationToken cancellationToken)
    {
        // A day of grace after the form's own time is over.
        var before = clock.GetUtcNow() - FormWaits - TimeSpan.FromDays(1);
        await using var db = databases.Create();
        var candidates = await db.Set<Attachment>().Where(a => a.Source == AttachmentSource.Web && a.SentAt == null && a.ReceivedAt < before)
            .OrderBy(a => a.ReceivedAt).Take(AtOnce).ToListAsync(cancellationToken);
        if (candidates.Count == 0) return 0;
        var held = await HeldAsync(db, candidates, cancellationToken);
        foreach (var sent in candidates.Where(a => held.Contains(a.Id.Value))) sent.SentAt = sent.ReceivedAt;
        var unsent = candidates.Where(a => !held.Contains(a.Id.Value)).ToList();
        db.RemoveRange(unsent);
        foreach (var group in unsent.GroupBy(a => a.CommuneId))
            db.Record(JournalDraft.Of(group.Key, clock.GetUtcNow(), "intake.unsent-files-removed.v1", "attachments", "system", ("count", group.Count())));
        await db.SaveChangesAsync(cancellationToken);
        await vault.DestroyAsync([.. unsent.Select(a => a.RecordKey).Distinct()], "form-never-sent", cancellationToken);
        foreach (var attachment in unsent) files.Delete(attachment.Id);
        return unsent.Count;
    }

    // A message that holds a file was written after the file came and before the form's time was over.
    private static async Task<HashSet<Guid>> HeldAsync(BinhYenDb db, List<Attachment> candidates, CancellationToken cancellationToken)
    {
        var (from, until) = (candidates[0].ReceivedAt.AddHours(-1), candidates[^1].ReceivedAt + FormWaits + TimeSpan.FromDays(1));
        var held = new HashSet<Guid>();
        await foreach (var list in db.Set<ThreadMessage>().AsNoTracking().Where(m => m.At >= from && m.At <= until && m.Voice == ThreadVoice.Reporter)
            .Select(m => m.Attachments).AsAsyncEnumerable().WithCancellation(cancellationToken))
            held.UnionWith(list);
        return held;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Took away {Files} files without a record and {Unsent} files of forms that were never sent.")]
        public static partial void Swept(ILogger logger, int files, int unsent);

        [LoggerMessage(LogLevel.Warning, "Attachments could not be swept: {Failure}.")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
