using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace BinhYen.Vault.Keys;

/// <summary>Record keys as the sealers use them: handed out from the pools, found in memory, else read.</summary>
internal sealed class RecordKeys(RecordKeyTable table, VaultOptions options, TimeProvider clock) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, RecordKeyPool> _pools = new();
    private readonly RecordKeyCache _memory = new(options.KeysInMemory, options.KeyMemoryTime, clock);

    public async ValueTask<RecordKeyId> NewAsync(Guid commune, CancellationToken ct)
    {
        var pool = _pools.GetOrAdd(commune, id => new RecordKeyPool(id, table, options.KeysMadeAhead));
        var key = await pool.TakeAsync(ct);
        _memory.Put(key.Id, key.Secret, _memory.Destructions);
        CryptographicOperations.ZeroMemory(key.Secret);
        return key.Id;
    }

    /// <summary>Copies a key that is in memory; never waits.</summary>
    public bool TryCopy(RecordKeyId id, Span<byte> secret) => _memory.TryCopy(id, secret);

    /// <summary>Reads a key; null when it is destroyed, unknown or damaged. The caller erases it.</summary>
    public async ValueTask<OpenRecordKey?> ReadAsync(RecordKeyId id, CancellationToken ct)
    {
        var before = _memory.Destructions;
        var found = await table.LoadAsync([id], ct);
        if (found.Count == 0)
            return null;
        _memory.Put(id, found[0].Secret, before);
        return found[0];
    }

    public async Task WarmAsync(IEnumerable<RecordKeyId> ids, CancellationToken ct)
    {
        var before = _memory.Destructions;
        var missing = Missing(ids);
        if (missing.Count == 0)
            return;
        foreach (var key in await table.LoadAsync(missing, ct))
        {
            _memory.Put(key.Id, key.Secret, before);
            CryptographicOperations.ZeroMemory(key.Secret);
        }
    }

    public void Forget(IEnumerable<RecordKeyId> ids) => _memory.Destroy(ids);

    /// <summary>Drops the keys made ahead, so that the next ones are wrapped by the newest generation.</summary>
    public async Task StartAfreshAsync(Guid commune, CancellationToken ct)
    {
        if (_pools.TryRemove(commune, out var pool))
            await DropAsync(pool, ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools.Values)
            await DropAsync(pool, CancellationToken.None);
        _memory.Dispose();
    }

    private HashSet<RecordKeyId> Missing(IEnumerable<RecordKeyId> ids)
    {
        Span<byte> secret = stackalloc byte[KeyWrap.SecretSize];
        var missing = new HashSet<RecordKeyId>();
        foreach (var id in ids)
        {
            if (!_memory.TryCopy(id, secret))
                missing.Add(id);
        }

        CryptographicOperations.ZeroMemory(secret);
        return missing;
    }

    private async Task DropAsync(RecordKeyPool pool, CancellationToken ct)
    {
        var left = await pool.DrainAsync();
        foreach (var key in left)
            CryptographicOperations.ZeroMemory(key.Secret);
        if (left.Count > 0)
            await table.DropUnusedAsync([.. left.Select(key => key.Id)], ct);
    }
}
