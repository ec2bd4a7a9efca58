using System.Data.Common;
using System.Globalization;
using BinhYen.Vault.Database;

namespace BinhYen.Vault.Keys;

/// <summary>Deletes record keys, with minutes, everywhere they are: list, database, log, memory.</summary>
internal sealed class KeyDestruction(VaultDatabase database, RecordKeys keys, DestroyedList? list, TimeProvider clock)
{
    /// <summary>Reason written when a restored backup brought back what the list says is destroyed.</summary>
    public const string AfterRestore = "restored-backup";

    /// <param name="ids">The keys.</param>
    /// <param name="reason">Code of the rule or request.</param>
    /// <param name="ct">Stops before the list is written.</param>
    public async Task<int> DestroyAsync(IReadOnlyCollection<RecordKeyId> ids, string reason, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (ids.Count == 0)
            return 0;
        // The minutes first: what the list names and the minutes do not, another, newer vault destroyed.
        await database.WriteAsync(connection => WriteMinutesAsync(connection, ids, reason), CancellationToken.None);
        if (list is not null)
            await list.AddAsync(ids);
        var destroyed = await database.WriteAsync(connection => DeleteAsync(connection, ids), CancellationToken.None);
        keys.Forget(ids);
        await database.WipeTracesAsync(CancellationToken.None);
        return destroyed;
    }

    /// <summary>
    /// Whether the list names keys of whose destruction this vault knows nothing: it is an older copy of the vault that destroyed them. No crash leaves it so,
    /// since the minutes are written before the list.
    /// </summary>
    public async Task<bool> ListKnowsMoreAsync(CancellationToken ct)
    {
        if (list is null)
            return false;
        var listed = list.After(await AppliedAsync(ct)).ToHashSet();
        await using var connection = await database.ReadAsync(ct);
        var minutes = await connection.ListForIdsAsync(
            "SELECT key_id FROM destruction WHERE key_id IN (@ids)", listed.Select(id => id.Value), row => row.Id(0), ct);
        return minutes.Count < listed.Count;
    }

    /// <summary>At start: destroys again whatever the list names and this database still has.</summary>
    public async Task<int> ApplyListAsync(CancellationToken ct)
    {
        if (list is null)
            return 0;
        var known = await AppliedAsync(ct);
        var length = list.Count;
        var broughtBack = 0;
        foreach (var portion in list.After(known).Chunk(500))
        {
            broughtBack += await database.WriteAsync(async connection =>
            {
                await WriteMinutesAsync(connection, portion, AfterRestore);
                return await DeleteAsync(connection, portion);
            }, ct);
        }

        if (length != known)
            await database.RememberAsync(AppliedMark, length.ToString(CultureInfo.InvariantCulture), ct);
        if (broughtBack > 0)
            await database.WipeTracesAsync(ct);
        return broughtBack;
    }

    private string AppliedMark => "destroyed-list/" + list!.Name;

    private async Task<long> AppliedAsync(CancellationToken ct) =>
        long.Parse(await database.RememberedAsync(AppliedMark, ct) ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Reporters whose key is gone go with it.</summary>
    private static async Task<int> DeleteAsync(DbConnection connection, IReadOnlyCollection<RecordKeyId> ids)
    {
        var values = ids.Select(id => id.Value).ToList();
        await connection.ListForIdsAsync(
            "DELETE FROM reporter_channel WHERE ref IN (SELECT ref FROM reporter WHERE key_id IN (@ids))", values, _ => 0, default);
        await connection.ListForIdsAsync("DELETE FROM reporter WHERE key_id IN (@ids)", values, _ => 0, default);
        var gone = await connection.ListForIdsAsync(
            "DELETE FROM record_key WHERE id IN (@ids) RETURNING id", values, row => row.Id(0), default);
        return gone.Count;
    }

    /// <summary>Once per key.</summary>
    private async Task<int> WriteMinutesAsync(DbConnection connection, IEnumerable<RecordKeyId> ids, string reason)
    {
        // The day, not the moment: what one person has in several parts is destroyed within a second, and the minutes would join the parts again.
        var day = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var written = 0;
        foreach (var id in ids)
        {
            written += await connection.RunAsync(
                "INSERT INTO destruction (key_id, reason, destroyed_at) VALUES (@id, @reason, @day) ON CONFLICT DO NOTHING",
                default, ("@id", id.Value), ("@reason", reason), ("@day", day));
        }

        return written;
    }
}
