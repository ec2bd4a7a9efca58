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
        _memory.Put(key.Id, key.Secret, _memory.Destructions).Dispose();
        CryptographicOperations.ZeroMemory(key.Secret);
        return key.Id;
    }

    /// <summary>A key that is in memory, held for the caller; never waits.</summary>
    public HeldKey? InMemory(RecordKeyId id) => _memory.Find(id);

    /// <summary>A key from memory or the database, held for the caller; null when it is destroyed, unknown or damaged.</summary>
    public async ValueTask<HeldKey?> FindAsync(RecordKeyId id, CancellationToken ct)
    {
        if (_memory.Find(id) is { } known)
            return known;
        var before = _memory.Destructions;
        var found = await table.LoadAsync([id], ct);
        return found.Count == 0 ? null : Remember(found[0], before);
    }

    public async Task WarmAsync(IEnumerable<RecordKeyId> ids, CancellationToken ct)
    {
        var before = _memory.Destructions;
        var missing = ids.Where(id => !_memory.Contains(id)).ToHashSet();
        if (missing.Count == 0)
            return;
        foreach (var key in await table.LoadAsync(missing, ct))
            Remember(key, before).Dispose();
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

    private HeldKey Remember(OpenRecordKey key, long destructionsBefore)
    {
        var held = _memory.Put(key.Id, key.Secret, destructionsBefore);
        CryptographicOperations.ZeroMemory(key.Secret);
        return held;
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
