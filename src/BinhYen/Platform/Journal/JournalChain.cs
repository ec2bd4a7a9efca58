using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BinhYen.Platform.Journal;

/// <summary>Appends drafts to the chains of their communes inside the caller's transaction.</summary>
internal sealed class JournalChain(IJournalSeal seal)
{
    /// <summary>
    /// Locks the heads of the communes concerned, in order of their ids so that two writers never wait for each other,
    /// and adds the entries to <paramref name="db"/>. Nothing is written before the caller saves.
    /// </summary>
    public async Task AppendAsync(BinhYenDb db, IReadOnlyList<JournalDraft> drafts, CancellationToken cancellationToken)
    {
        foreach (var commune in drafts.GroupBy(d => d.CommuneId).OrderBy(g => g.Key.Value))
        {
            var head = await LockHeadAsync(db, commune.Key, cancellationToken);
            foreach (var draft in commune) db.Add(Next(head, draft));
            head.Seal = seal.Of(head.CommuneId, head.Sequence, head.Hash);
            // Said outright: a caller that saves many rows at once has switched the search for changes off.
            if (db.Entry(head).State is not EntityState.Added) db.Entry(head).State = EntityState.Modified;
        }
    }

    /// <summary>
    /// As <see cref="AppendAsync"/> for callers that save many rows by <see cref="InsertRows"/>: writes at once, tracks
    /// nothing. Call it last, so that the head is locked no longer than the commit takes.
    /// </summary>
    public async Task WriteAsync(BinhYenDb db, IReadOnlyList<JournalDraft> drafts, CancellationToken cancellationToken)
    {
        foreach (var commune in drafts.GroupBy(d => d.CommuneId).OrderBy(g => g.Key.Value))
        {
            var head = await LockBareHeadAsync(db, commune.Key, cancellationToken);
            var entries = new InsertRows(db).Add(commune.Select(draft => Next(head, draft)));
            head.Seal = seal.Of(head.CommuneId, head.Sequence, head.Hash);
            await entries.Then(MoveHead, head.CommuneId.Value, head.Sequence, head.Hash, head.Seal).WriteAsync(cancellationToken);
        }
    }

    private const string MoveHead =
        """
        INSERT INTO journal_heads (commune_id, sequence, hash, seal) VALUES ($1, $2, $3, $4)
        ON CONFLICT (commune_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, seal = excluded.seal
        """;

    // Untracked, and on PostgreSQL without the context in between: for a row of three columns it was most of the work.
    private static async Task<JournalHead> LockBareHeadAsync(BinhYenDb db, CommuneId commune, CancellationToken cancellationToken)
    {
        if (db.Database.GetDbConnection() is NpgsqlConnection server)
        {
            await using var command = new NpgsqlCommand("SELECT sequence, hash FROM journal_heads WHERE commune_id = $1 FOR UPDATE", server);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = commune.Value });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            if (await reader.ReadAsync(cancellationToken))
                return new JournalHead { CommuneId = commune, Sequence = reader.GetInt64(0), Hash = await reader.GetFieldValueAsync<byte[]>(1, cancellationToken), Seal = [] };
        }

        var head = await LockHeadAsync(db, commune, cancellationToken);
        db.Entry(head).State = EntityState.Detached;
        return head;
    }

    private static JournalEntry Next(JournalHead head, JournalDraft draft)
    {
        var sequence = head.Sequence + 1;
        var at = Microseconds(draft.At);
        var hash = JournalHash.Of(draft.CommuneId, sequence, at, draft.Fact, draft.Subject, draft.Actor, draft.Details, head.Hash);
        var entry = new JournalEntry
        {
            CommuneId = draft.CommuneId, Sequence = sequence, At = at, Fact = draft.Fact, Subject = draft.Subject,
            Actor = draft.Actor, Details = draft.Details, PreviousHash = head.Hash, Hash = hash,
        };
        head.Sequence = sequence;
        head.Hash = hash;
        return entry;
    }

    private static async Task<JournalHead> LockHeadAsync(BinhYenDb db, CommuneId commune, CancellationToken cancellationToken)
    {
        // A head tracked from an earlier save of this context may be stale by now.
        var tracked = db.Set<JournalHead>().Local.FirstOrDefault(h => h.CommuneId == commune);
        if (tracked is not null) db.Entry(tracked).State = EntityState.Detached;

        if (await ReadHeadAsync(db, commune, cancellationToken) is { } head) return head;
        if (db.Engine is not DatabaseEngine.Postgres)
        {
            head = new JournalHead { CommuneId = commune, Sequence = 0, Hash = JournalHash.Start, Seal = [] };
            db.Set<JournalHead>().Add(head);
            return head;
        }

        // Two first entries may come at the same moment: the second waits here until the first has committed.
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO journal_heads (commune_id, sequence, hash, seal) VALUES ({commune.Value}, 0, {JournalHash.Start}, {Array.Empty<byte>()}) ON CONFLICT DO NOTHING", cancellationToken);
        return (await ReadHeadAsync(db, commune, cancellationToken))!;
    }

    private static Task<JournalHead?> ReadHeadAsync(BinhYenDb db, CommuneId commune, CancellationToken cancellationToken)
    {
        var heads = db.Engine is DatabaseEngine.Postgres
            ? db.Set<JournalHead>().FromSql($"SELECT * FROM journal_heads WHERE commune_id = {commune.Value} FOR UPDATE")
            : db.Set<JournalHead>().Where(h => h.CommuneId == commune);
        return heads.SingleOrDefaultAsync(cancellationToken);
    }

    private static DateTimeOffset Microseconds(DateTimeOffset at) =>
        new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}

/// <summary>Seals the end of a chain with a key that is not in the database.</summary>
internal interface IJournalSeal
{
    byte[] Of(CommuneId commune, long sequence, byte[] hash);
}
