using System.Globalization;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Platform.Journal;

/// <summary>
/// Makes the checkpoint of every commune whose day is over. A row says that it was made, so a server that was off at midnight
/// does it when it is back, and two servers do it once.
/// </summary>
internal sealed class SealDays(BinhYenDb db, IJournalSigner signer, TimeProvider clock)
{
    /// <summary>Looks once.</summary>
    /// <returns>How many checkpoints were made.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var yesterday = clock.Today().AddDays(-1);
        var made = 0;
        foreach (var commune in await db.Set<JournalHead>().AsNoTracking().Select(h => h.CommuneId).ToListAsync(cancellationToken))
        {
            if (await MakeAsync(commune, yesterday, cancellationToken)) made++;
        }

        return made;
    }

    private async Task<bool> MakeAsync(CommuneId commune, DateOnly day, CancellationToken cancellationToken)
    {
        var before = await db.Set<JournalCheckpoint>().AsNoTracking().Where(c => c.CommuneId == commune).OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancellationToken);
        if (before is not null && before.Day >= day) return false;
        var first = (before?.LastSequence ?? 0) + 1;
        var endOfDay = VietnamTime.At(day.AddDays(1), TimeOnly.MinValue);
        // What was written after midnight belongs to the next one; in between the order of the sequence decides.
        var last = await db.Set<JournalEntry>().Where(e => e.CommuneId == commune && e.Sequence >= first && e.At < endOfDay).MaxAsync(e => (long?)e.Sequence, cancellationToken);
        if (last is null) return false;
        var leaves = await LeavesAsync(db, commune, first, last.Value, cancellationToken);
        var unsigned = new CheckpointMark(commune, (before?.Number ?? 0) + 1, day, first, last.Value, MerkleTree.Root(leaves), []);
        var made = new JournalCheckpoint
        {
            CommuneId = commune, Number = unsigned.Number, Day = day, FirstSequence = first, LastSequence = last.Value, Root = unsigned.Root,
            Signature = await signer.SignAsync(commune, unsigned.Signed, cancellationToken), MadeAt = clock.GetUtcNow(),
        };
        db.Add(made);
        // In the chain as well: a checkpoint that disappears from its table leaves a gap that shows.
        db.Record(JournalDraft.Of(commune, clock.GetUtcNow(), Fact, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "system",
            ("number", made.Number), ("last", made.LastSequence), ("root", Convert.ToHexStringLower(made.Root))));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another node was first.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Fact of the journal about a checkpoint.</summary>
    public const string Fact = "journal.checkpoint.v1";

    /// <summary>The hashes that a checkpoint's tree stands on.</summary>
    public static Task<byte[][]> LeavesAsync(BinhYenDb db, CommuneId commune, long first, long last, CancellationToken cancellationToken) =>
        db.Set<JournalEntry>().AsNoTracking().Where(e => e.CommuneId == commune && e.Sequence >= first && e.Sequence <= last)
            .OrderBy(e => e.Sequence).Select(e => e.Hash).ToArrayAsync(cancellationToken);
}

/// <summary>Looks every few minutes whether a day is over.</summary>
internal sealed partial class SealDaysBeat(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SealDaysBeat> log)
    : Beat(TimeSpan.FromMinutes(5), clock, atStart: true)
{
    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SealDays>().RunAsync(cancellationToken);
    }

    protected override void NoteFailure(string failure) => Log.Failed(log, failure);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The day's checkpoint of the journal could not be made ({Failure}); tried again in some minutes")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
