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
        if (list is not null)
            await list.AddAsync(ids);
        var destroyed = await database.WriteAsync(connection => DeleteAsync(connection, ids, reason), CancellationToken.None);
        keys.Forget(ids);
        await database.WipeTracesAsync(CancellationToken.None);
        return destroyed;
    }

    /// <summary>At start: destroys again whatever the list names and this database still has.</summary>
    public async Task<int> ApplyListAsync(CancellationToken ct)
    {
        if (list is null)
            return 0;
        var mark = "destroyed-list/" + list.Name;
        var known = long.Parse(await database.RememberedAsync(mark, ct) ?? "0", CultureInfo.InvariantCulture);
        var length = list.Count;
        var broughtBack = 0;
        foreach (var portion in list.After(known).Chunk(500))
        {
            broughtBack += await database.WriteAsync(
                connection => DeleteAsync(connection, portion, AfterRestore), ct);
        }

        if (length != known)
            await database.RememberAsync(mark, length.ToString(CultureInfo.InvariantCulture), ct);
        if (broughtBack > 0)
            await database.WipeTracesAsync(ct);
        return broughtBack;
    }

    /// <summary>Reporters whose key is gone go with it; minutes are written once per key.</summary>
    private async Task<int> DeleteAsync(DbConnection connection, IEnumerable<RecordKeyId> ids, string reason)
    {
        // The day, not the moment: what one person has in several parts is destroyed within a second, and the minutes would join the parts again.
        var day = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var values = ids.Select(id => id.Value).ToList();
        await connection.ListForIdsAsync(
            "DELETE FROM reporter_channel WHERE ref IN (SELECT ref FROM reporter WHERE key_id IN (@ids))", values, _ => 0, default);
        await connection.ListForIdsAsync("DELETE FROM reporter WHERE key_id IN (@ids)", values, _ => 0, default);
        var gone = await connection.ListForIdsAsync(
            "DELETE FROM record_key WHERE id IN (@ids) RETURNING id", values, row => row.Id(0), default);
        foreach (var id in values)
        {
            await connection.RunAsync(
                "INSERT INTO destruction (key_id, reason, destroyed_at) VALUES (@id, @reason, @day) ON CONFLICT DO NOTHING",
                default, ("@id", id), ("@reason", reason), ("@day", day));
        }

        return gone.Count;
    }
}
