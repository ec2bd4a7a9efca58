using BinhYen.Vault.Database;
using BinhYen.Vault.Keys;

namespace BinhYen.Vault;

/// <summary>How far a commune's journal had come, as it was seen last.</summary>
/// <param name="Sequence">Number of its newest entry.</param>
/// <param name="Hash">Hash of that entry, which stands for all before it.</param>
public sealed record JournalEnd(long Sequence, byte[] Hash);

/// <summary>
/// What the vault remembers of what lies beside it, so that a file put back from an older backup does not pass for the newest: the end of each commune's
/// journal, and the list of destroyed keys. It compares nothing by itself but the list; who holds the journal asks. Safe for concurrent use.
/// </summary>
public sealed class VaultMemory
{
    private const string HomeMark = "destroyed-list-home";
    private const string KnownMark = "destroyed-list-known";

    private readonly VaultDatabase _database;
    private readonly DestroyedList? _list;
    private bool _isOurs = true;

    internal VaultMemory(VaultDatabase database, DestroyedList? list) => (_database, _list) = (database, list);

    /// <summary>The end of a commune's journal as noted last; null when none was.</summary>
    public async Task<JournalEnd?> JournalEndAsync(Guid communeId, CancellationToken ct = default)
    {
        await using var connection = await _database.ReadAsync(ct);
        return await connection.OneAsync("SELECT sequence, hash FROM journal_end WHERE commune_id = @commune",
            row => new JournalEnd(row.GetInt64(0), row.Bytes(1)), ct, ("@commune", communeId));
    }

    /// <summary>Communes whose journal's end is remembered.</summary>
    public async Task<IReadOnlyList<Guid>> CommunesAsync(CancellationToken ct = default)
    {
        await using var connection = await _database.ReadAsync(ct);
        return await connection.ListAsync("SELECT commune_id FROM journal_end", row => row.Id(0), ct);
    }

    /// <summary>Notes an end that was read from the journal's own database, where it is durable; an earlier one than is known changes nothing.</summary>
    public Task NoteJournalEndAsync(Guid communeId, JournalEnd end, CancellationToken ct = default) =>
        StoreAsync(communeId, end, "WHERE journal_end.sequence < excluded.sequence", ct);

    /// <summary>Takes an end that may lie before the one known: the people in charge know that a backup was put back, and say that it counts from now on.</summary>
    public Task TakeJournalEndAsync(Guid communeId, JournalEnd end, CancellationToken ct = default) => StoreAsync(communeId, end, "", ct);

    /// <summary>
    /// Whether the list of destroyed keys is the one this vault began with, and all that was in it when the vault opened last, or one that the commune
    /// has accepted. Beside another list whoever was destroyed may be back.
    /// </summary>
    public async Task<bool> KnowsDestroyedListAsync(Guid communeId, CancellationToken ct = default) =>
        _list is null || _isOurs || (await _database.RememberedAsync(Accepted(communeId), ct) is { } mark && await _list.BeginsWithAsync(mark, ct));

    /// <summary>Random name of the list that is there; null when there is none.</summary>
    public string? DestroyedListName => _list?.Name;

    /// <summary>The people in charge of a commune know that the list was lost and accept the one that is there.</summary>
    public async Task AcceptDestroyedListAsync(Guid communeId, CancellationToken ct = default)
    {
        if (_list is not null && !_isOurs)
            await _database.RememberAsync(Accepted(communeId), await _list.MarkAsync(ct), ct);
    }

    /// <summary>At opening: the first list a vault meets is its own. Into another one goes what this vault knows to be destroyed, for the next time.</summary>
    internal async Task MeetListAsync(CancellationToken ct)
    {
        if (_list is null)
            return;
        var home = await _database.RememberedAsync(HomeMark, ct);
        if (home is null)
            await _database.RememberAsync(HomeMark, _list.Name, ct);
        var known = await _database.RememberedAsync(KnownMark, ct);
        _isOurs = (home is null || home == _list.Name) && (known is null || await _list.BeginsWithAsync(known, ct));
        if (!_isOurs)
            await _list.CompleteAsync(await DestroyedAsync(ct), ct);
        else if (await _list.MarkAsync(ct) is var mark && mark != known)
            await _database.RememberAsync(KnownMark, mark, ct);
    }

    /// <summary>Whether every commune of this vault knows the list, or has accepted it.</summary>
    internal async Task<bool> AllKnowDestroyedListAsync(CancellationToken ct)
    {
        if (_isOurs)
            return true;
        List<Guid> communes;
        await using (var connection = await _database.ReadAsync(ct))
            communes = await connection.ListAsync("SELECT DISTINCT commune_id FROM keyring", row => row.Id(0), ct);
        // What is hashed for all communes stands under a commune of its own.
        communes.Remove(Guid.Empty);
        foreach (var commune in communes)
        {
            if (!await KnowsDestroyedListAsync(commune, ct))
                return false;
        }

        return communes.Count > 0;
    }

    private async Task<List<RecordKeyId>> DestroyedAsync(CancellationToken ct)
    {
        await using var connection = await _database.ReadAsync(ct);
        return await connection.ListAsync("SELECT key_id FROM destruction", row => new RecordKeyId(row.Id(0)), ct);
    }

    private Task StoreAsync(Guid commune, JournalEnd end, string onlyWhere, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(end);
        return _database.WriteAsync(connection => connection.RunAsync(
            $"""
            INSERT INTO journal_end (commune_id, sequence, hash) VALUES (@commune, @sequence, @hash)
            ON CONFLICT (commune_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash {onlyWhere}
            """,
            ct, ("@commune", commune), ("@sequence", end.Sequence), ("@hash", end.Hash)), ct);
    }

    private static string Accepted(Guid commune) => $"destroyed-list-accepted/{commune:N}";
}
