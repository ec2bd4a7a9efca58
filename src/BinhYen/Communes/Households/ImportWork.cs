using BinhYen.Platform.Persistence;
using BinhYen.Platform.Sheets;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Households;

/// <summary>The work on one import, batch by batch.</summary>
internal sealed class ImportWork(BinhYenDb db, ImportTable tables, HouseholdSealing sealing, CommuneDirectory communes, TimeProvider clock)
{
    private const int Batch = 1_000;

    /// <summary>Brings the import to its next resting state.</summary>
    public async Task FinishAsync(Guid id, CancellationToken cancellationToken)
    {
        var import = await db.Set<HouseholdImport>().AsNoTracking().SingleAsync(i => i.Id == id, cancellationToken);
        if (import.State is ImportState.Undoing) await UndoAsync(import, cancellationToken);
        else if (import.IsBusy) await EnterAsync(import, cancellationToken);
    }

    /// <summary>What is wrong with the rows, for the page and for the list to take home: read anew, never stored.</summary>
    public async Task<IReadOnlyList<RowProblem>> ProblemsAsync(HouseholdImport import, int most, CancellationToken cancellationToken)
    {
        var reader = await ReaderAsync(import, cancellationToken);
        return [.. (await tables.OpenAsync(import, cancellationToken)).SelectMany(row => reader.Read(row).Problems).OrderByDescending(p => p.Blocks).ThenBy(p => p.Row).Take(most)];
    }

    /// <summary>The first rows of the table, for the person to compare.</summary>
    public async Task<IReadOnlyList<SheetRow>> FirstRowsAsync(HouseholdImport import, int most, CancellationToken cancellationToken) =>
        [.. (await tables.OpenAsync(import, cancellationToken)).Take(most)];

    /// <summary>Throws away tables that were left lying.</summary>
    public async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - DecideImport.TableKept;
        var old = await db.Set<HouseholdImport>().Where(i => i.Table != null && (i.FinishedAt ?? i.StartedAt) < before).ToListAsync(cancellationToken);
        foreach (var import in old.Where(i => !i.IsBusy))
        {
            import.DropTable();
            if (import.State is ImportState.Columns or ImportState.Checked) import.State = ImportState.Dropped;
            await db.SaveChangesAsync(cancellationToken);
            await sealing.DestroyAsync([import.KeyId], "household-import-expired", cancellationToken);
        }
    }

    private async Task EnterAsync(HouseholdImport import, CancellationToken cancellationToken)
    {
        var reader = await ReaderAsync(import, cancellationToken);
        var index = await sealing.IndexAsync(import.CommuneId, cancellationToken);
        var known = await KnownAsync(import.CommuneId, cancellationToken);
        var rows = (await tables.OpenAsync(import, cancellationToken)).Skip(import.RowsDone);
        var tally = new ImportTally(import.RowsDone, import.Added, import.Doubles, import.Faulty, import.Noted);
        foreach (var chunk in rows.Chunk(Batch))
        {
            var (after, fresh) = Sort(chunk, reader, index, known, tally);
            if (!await SaveAsync(import, tally, after, fresh, cancellationToken)) return;
            tally = after;
        }

        await RestAsync(import, import.State is ImportState.Checking ? ImportState.Checked : ImportState.Done, cancellationToken);
    }

    private static (ImportTally After, List<(RowReading Reading, byte[] Fingerprint)> Fresh) Sort(
        SheetRow[] chunk, ReadHouseholdRow reader, BlindIndex index, HashSet<UInt128> known, ImportTally tally)
    {
        var fresh = new List<(RowReading, byte[])>(chunk.Length);
        foreach (var row in chunk)
        {
            var reading = reader.Read(row);
            tally = tally with { Rows = tally.Rows + 1 };
            if (reading.Entry is null)
            {
                tally = tally with { Faulty = tally.Faulty + 1 };
                continue;
            }

            var fingerprint = HouseholdSealing.Fingerprint(index, reading.Hamlet!.Value, reading.Entry.Contact);
            if (!known.Add(Number(fingerprint)))
            {
                tally = tally with { Doubles = tally.Doubles + 1 };
                continue;
            }

            tally = tally with { Added = tally.Added + 1, Noted = tally.Noted + (reading.Problems.Count > 0 ? 1 : 0) };
            fresh.Add((reading, fingerprint));
        }

        return (tally, fresh);
    }

    // The mark moves only from where this worker saw it: whoever comes second rolls back and leaves.
    private async Task<bool> SaveAsync(
        HouseholdImport import, ImportTally before, ImportTally after, List<(RowReading Reading, byte[] Fingerprint)> fresh, CancellationToken cancellationToken)
    {
        var households = new List<Household>(fresh.Count);
        if (import.State is ImportState.Running)
            foreach (var (reading, fingerprint) in fresh)
                households.Add(Household.Enter(
                    import.CommuneId, reading.Hamlet!.Value, reading.Entry!, await sealing.SealAsync(import.CommuneId, reading.Entry!, fingerprint, null, cancellationToken), import.Id, clock.GetUtcNow()));

        return await db.InTransactionAsync(
            async token =>
            {
                var moved = await db.Set<HouseholdImport>().Where(i => i.Id == import.Id && i.State == import.State && i.RowsDone == before.Rows).ExecuteUpdateAsync(
                    i => i.SetProperty(x => x.RowsDone, after.Rows).SetProperty(x => x.Added, after.Added).SetProperty(x => x.Doubles, after.Doubles)
                        .SetProperty(x => x.Faulty, after.Faulty).SetProperty(x => x.Noted, after.Noted), token);
                if (moved == 1 && households.Count > 0) await new InsertRows(db).Add(households).WriteAsync(token);
                return moved == 1;
            }, cancellationToken);
    }

    private async Task UndoAsync(HouseholdImport import, CancellationToken cancellationToken)
    {
        while (true)
        {
            var gone = await db.Set<Household>().AsNoTracking().Where(h => h.ImportId == import.Id && !h.IsTouched).OrderBy(h => h.Id)
                .Select(h => new { h.Id, h.KeyId }).Take(Batch).ToListAsync(cancellationToken);
            if (gone.Count == 0) break;
            var ids = gone.Select(g => g.Id).ToList();
            // Keys first: a stop in between leaves rows that nobody can read, and the next round takes them.
            await sealing.DestroyAsync([.. gone.Select(g => g.KeyId)], "household-import-undone", cancellationToken);
            await db.InTransactionAsync(
                async token =>
                {
                    var deleted = await db.Set<Household>().Where(h => ids.Contains(h.Id) && !h.IsTouched).ExecuteDeleteAsync(token);
                    return await db.Set<HouseholdImport>().Where(i => i.Id == import.Id).ExecuteUpdateAsync(i => i.SetProperty(x => x.Undone, x => x.Undone + deleted), token);
                }, cancellationToken);
        }

        var kept = await db.Set<Household>().CountAsync(h => h.ImportId == import.Id, cancellationToken);
        await db.InTransactionAsync(token => db.Set<HouseholdImport>().Where(i => i.Id == import.Id).ExecuteUpdateAsync(i => i.SetProperty(x => x.Kept, kept), token), cancellationToken);
        await RestAsync(import, ImportState.Undone, cancellationToken);
    }

    private async Task RestAsync(HouseholdImport import, ImportState state, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await db.InTransactionAsync(
            token => db.Set<HouseholdImport>().Where(i => i.Id == import.Id && i.State == import.State)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.State, state).SetProperty(x => x.FinishedAt, now), token), cancellationToken);
    }

    private async Task<ReadHouseholdRow> ReaderAsync(HouseholdImport import, CancellationToken cancellationToken) =>
        new(import.Columns, new HamletNames(await communes.HamletsAsync(import.CommuneId, cancellationToken)), import.AllIn, import.Consent, clock.Today());

    private async Task<HashSet<UInt128>> KnownAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var known = new HashSet<UInt128>();
        await foreach (var fingerprint in db.Set<Household>().AsNoTracking().Where(h => h.CommuneId == commune).Select(h => h.Fingerprint).AsAsyncEnumerable().WithCancellation(cancellationToken))
            known.Add(Number(fingerprint));
        return known;
    }

    private static UInt128 Number(byte[] fingerprint) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(fingerprint);

    private sealed record ImportTally(int Rows, int Added, int Doubles, int Faulty, int Noted);
}
