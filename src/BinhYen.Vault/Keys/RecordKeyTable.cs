using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BinhYen.Vault.Database;

namespace BinhYen.Vault.Keys;

/// <summary>A record key fresh from the database or on its way into it; the holder erases it.</summary>
internal sealed record OpenRecordKey(RecordKeyId Id, byte[] Secret);

/// <summary>Record keys as rows, each wrapped by its commune's key and bound to its own id.</summary>
internal sealed class RecordKeyTable(VaultDatabase database, Keyrings keyrings, TimeProvider clock)
{
    /// <summary>Makes many keys in one durable transaction.</summary>
    public async Task<List<OpenRecordKey>> MakeAsync(Guid commune, int count, CancellationToken ct)
    {
        var wrapping = await keyrings.NewestAsync(commune, KeyPurpose.Records, ct);
        var now = clock.GetUtcNow();
        var keys = new List<OpenRecordKey>(count);
        var insert = new StringBuilder("INSERT INTO record_key (id, commune_id, generation, wrapped) VALUES ");
        var parameters = new List<(string, object?)>(2 * count + 2) { ("@commune", commune), ("@generation", wrapping.Generation) };
        for (var i = 0; i < count; i++)
        {
            var key = new OpenRecordKey(RecordKeyId.New(now), GC.AllocateUninitializedArray<byte>(KeyWrap.SecretSize, pinned: true));
            RandomNumberGenerator.Fill(key.Secret);
            keys.Add(key);
            insert.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"(@i{i},@commune,@generation,@w{i})");
            parameters.Add(($"@i{i}", key.Id.Value));
            parameters.Add(($"@w{i}", KeyWrap.Wrap(wrapping.Key, key.Secret, Context(key.Id, commune, wrapping.Generation))));
        }

        await database.WriteAsync(connection => connection.RunAsync(insert.ToString(), ct, [.. parameters]), ct);
        return keys;
    }

    /// <summary>The keys that are there and intact; destroyed, unknown and damaged ones are left out.</summary>
    public async Task<List<OpenRecordKey>> LoadAsync(IEnumerable<RecordKeyId> ids, CancellationToken ct)
    {
        List<Row> rows;
        await using (var connection = await database.ReadAsync(ct))
        {
            rows = await connection.ListForIdsAsync(
                "SELECT id, commune_id, generation, wrapped FROM record_key WHERE id IN (@ids)", ids.Select(id => id.Value),
                row => new Row(new RecordKeyId(row.Id(0)), row.Id(1), row.GetInt64(2), row.Bytes(3)), ct);
        }

        var keys = new List<OpenRecordKey>(rows.Count);
        foreach (var row in rows)
        {
            var wrapping = await keyrings.OfGenerationAsync(row.Commune, KeyPurpose.Records, row.Generation, ct);
            var secret = GC.AllocateUninitializedArray<byte>(KeyWrap.SecretSize, pinned: true);
            if (KeyWrap.TryUnwrap(wrapping.Key, row.Wrapped, Context(row.Id, row.Commune, row.Generation), secret))
                keys.Add(new OpenRecordKey(row.Id, secret));
        }

        return keys;
    }

    /// <summary>Deletes keys that were made ahead and never handed out.</summary>
    public Task DropUnusedAsync(IReadOnlyCollection<RecordKeyId> ids, CancellationToken ct) => database.WriteAsync(
        connection => connection.ListForIdsAsync("DELETE FROM record_key WHERE id IN (@ids)", ids.Select(id => id.Value), _ => 0, ct), ct);

    private static byte[] Context(RecordKeyId id, Guid commune, long generation) =>
        Encoding.ASCII.GetBytes($"binhyen.vault/record/{id.Value:N}/{commune:N}/{generation}");

    private sealed record Row(RecordKeyId Id, Guid Commune, long Generation, byte[] Wrapped);
}
