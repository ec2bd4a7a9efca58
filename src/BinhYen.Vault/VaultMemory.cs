using System.Data.Common;
using BinhYen.Vault.Database;
using BinhYen.Vault.Keys;

namespace BinhYen.Vault;

/// <summary>How far a commune's journal had come, as it was seen last.</summary>
/// <param name="Sequence">Number of its newest entry.</param>
/// <param name="Hash">Hash of that entry, which stands for all before it.</param>
public sealed record JournalEnd(long Sequence, byte[] Hash);

/// <summary>
/// What the vault remembers of what lies beside it, so that a file put back from an older backup does not pass for the newest: the end of each commune's
/// journal, and the list of destroyed keys; and what is remembered of the vault itself, by a witness outside of it. It compares nothing by itself but the list
/// and the witness; who holds the journal asks. Safe for concurrent use.
/// </summary>
public sealed class VaultMemory
{
    private const string HomeMark = "destroyed-list-home";
    private const string KnownMark = "destroyed-list-known";
    private const string PutBackMarks = "put-back/";

    private readonly VaultDatabase _database;
    private readonly DestroyedList? _list;
    private readonly Witness? _witness;
    private bool _isOurs = true;

    internal VaultMemory(VaultDatabase database, DestroyedList? list, Witness? witness) => (_database, _list, _witness) = (database, list, witness);

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

    /// <summary>
    /// Names the time this vault was put back from an older copy; null when it was not, or when the people in charge of the commune have said that they know.
    /// Wishes of residents that came after the copy are lost, so until then no name opens.
    /// </summary>
    public async Task<string?> PutBackAsync(Guid communeId, CancellationToken ct = default)
    {
        // What was witnessed is read before what the vault says now: the vault goes on meanwhile and is never behind.
        if (_witness?.Seen is { } seen)
        {
            await using var connection = await _database.ReadAsync(ct);
            if (await VaultSight.StepsAsync(connection, ct) < seen.Steps)
                await MarkPutBackAsync(seen, ct);
        }

        return await _database.RememberedAsync(PutBack(communeId), ct);
    }

    /// <summary>The people in charge of a commune know that the vault was put back, and say that it counts from now on.</summary>
    public Task AcceptVaultAsync(Guid communeId, CancellationToken ct = default) => StepAsync(
        connection => connection.RunAsync("DELETE FROM meta WHERE name = @name", ct, ("@name", PutBack(communeId))), ct);

    /// <summary>A wish is in the vault; the witness is told at once. The wish does not wait for a file that cannot be written: whatever is noted next writes it.</summary>
    internal async Task WitnessWishAsync(CancellationToken ct)
    {
        try
        {
            await WitnessAsync(ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>
    /// At opening: whether the vault is an older copy of itself. It is when its witness knows more, when the list of destroyed keys does, or when the witness
    /// is gone that the list tells of. The first opening makes the witness.
    /// </summary>
    internal async Task MeetWitnessAsync(bool listKnowsMore, CancellationToken ct)
    {
        // The list, then the witness, then the vault: another process writes them in the opposite order.
        var isExpected = _list is not null && await _list.TellsOfWitnessAsync(ct);
        var seen = _witness?.Read();
        var isLost = _witness is not null && seen is null && (isExpected || _witness.Exists);
        if (listKnowsMore || isLost)
            await MarkPutBackAsync(seen, ct, isCertain: true);
        else if (seen is not null)
            await MarkPutBackAsync(seen, ct);
        await WitnessAsync(ct);
        if (_list is not null && _witness is not null && !isExpected)
            await _list.TellOfWitnessAsync();
    }

    /// <summary>Whether any commune of this vault has yet to say that it knows.</summary>
    internal async Task<bool> IsPutBackAsync(CancellationToken ct)
    {
        await using var connection = await _database.ReadAsync(ct);
        return await connection.OneAsync("SELECT name FROM meta WHERE name LIKE @marks LIMIT 1", row => row.GetString(0), ct, ("@marks", PutBackMarks + "%")) is not null;
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
            communes = await CommunesAsync(connection, ct);
        foreach (var commune in communes)
        {
            if (!await KnowsDestroyedListAsync(commune, ct))
                return false;
        }

        return communes.Count > 0;
    }

    private static async Task<List<Guid>> CommunesAsync(DbConnection connection, CancellationToken ct)
    {
        var communes = await connection.ListAsync("SELECT commune_id FROM keyring UNION SELECT commune_id FROM journal_end", row => row.Id(0), ct);
        // What is hashed for all communes stands under a commune of its own.
        communes.Remove(Guid.Empty);
        return communes;
    }

    private async Task<List<RecordKeyId>> DestroyedAsync(CancellationToken ct)
    {
        await using var connection = await _database.ReadAsync(ct);
        return await connection.ListAsync("SELECT key_id FROM destruction", row => new RecordKeyId(row.Id(0)), ct);
    }

    /// <summary>
    /// Marks all communes, since the vault is one file, and takes over what the witness knows: the journals that go with it, and its steps, so that what comes
    /// now counts on from there. The same older copy is known again when it is put back once more.
    /// </summary>
    private Task<bool> MarkPutBackAsync(VaultSight? seen, CancellationToken ct, bool isCertain = false) => _database.WriteAsync(async connection =>
    {
        var isOlder = seen is not null && await VaultSight.StepsAsync(connection, ct) < seen.Steps;
        if (!isOlder && !isCertain)
            return false;
        if (isOlder)
        {
            foreach (var (commune, end) in seen!.Ends)
                await StoreAsync(connection, commune, end, "", ct);
        }

        var mark = Guid.NewGuid().ToString("N");
        foreach (var commune in await CommunesAsync(connection, ct))
            await connection.RunAsync("INSERT INTO meta (name, value) VALUES (@name, @mark) ON CONFLICT (name) DO UPDATE SET value = @mark", ct, ("@name", PutBack(commune)), ("@mark", mark));
        // Where the witness is ahead of this copy it stays so, and the newest copy, if it is found, is not behind it.
        _ = isOlder ? await VaultSight.RaiseAsync(connection, seen!.Steps, ct) : await VaultSight.StepAsync(connection, ct);
        return true;
    }, ct);

    private Task StoreAsync(Guid commune, JournalEnd end, string onlyWhere, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(end);
        return StepAsync(connection => StoreAsync(connection, commune, end, onlyWhere, ct), ct);
    }

    private static Task<int> StoreAsync(DbConnection connection, Guid commune, JournalEnd end, string onlyWhere, CancellationToken ct) => connection.RunAsync(
        $"""
        INSERT INTO journal_end (commune_id, sequence, hash) VALUES (@commune, @sequence, @hash)
        ON CONFLICT (commune_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash {onlyWhere}
        """,
        ct, ("@commune", commune), ("@sequence", end.Sequence), ("@hash", end.Hash));

    /// <summary>Something the vault must not forget: a step of its own when it changes anything, and then a word to the witness.</summary>
    private async Task StepAsync(Func<DbConnection, Task<int>> change, CancellationToken ct)
    {
        await _database.WriteAsync(async connection => await change(connection) == 0 ? 0 : await VaultSight.StepAsync(connection, ct), ct);
        await WitnessAsync(ct);
    }

    private async Task WitnessAsync(CancellationToken ct)
    {
        if (_witness is null)
            return;
        VaultSight sight;
        await using (var connection = await _database.ReadAsync(ct))
            sight = await VaultSight.OfAsync(connection, ct);
        _witness.Keep(sight);
    }

    private static string PutBack(Guid commune) => $"{PutBackMarks}{commune:N}";

    private static string Accepted(Guid commune) => $"destroyed-list-accepted/{commune:N}";
}
