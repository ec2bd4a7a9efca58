namespace BinhYen.Vault.Keys;

/// <summary>
/// Open record keys in memory: bounded, the least recently used goes first, and each is forgotten after a while so
/// that the database is asked again. The cache is one holder of each of its keys.
/// </summary>
internal sealed class RecordKeyCache(int capacity, TimeSpan keep, TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RecordKeyId, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private long _destructions;

    /// <summary>
    /// Changes whenever a key is destroyed. A reader notes it before asking the database, so that a key it read just
    /// before the destruction is not put back just after.
    /// </summary>
    public long Destructions => Interlocked.Read(ref _destructions);

    /// <summary>The key, held for the caller, or null.</summary>
    public HeldKey? Find(RecordKeyId id)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(id, out var node))
                return null;
            if (clock.GetElapsedTime(node.Value.Since) > keep)
            {
                Drop(node);
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Key.Hold();
        }
    }

    /// <summary>Opens a key, held for the caller, and remembers it unless something was destroyed meanwhile.</summary>
    public HeldKey Put(RecordKeyId id, ReadOnlySpan<byte> secret, long destructionsBefore)
    {
        var key = new HeldKey(id, secret);
        lock (_gate)
        {
            if (_destructions != destructionsBefore)
                return key;
            if (_entries.TryGetValue(id, out var known))
                Drop(known);
            else if (_entries.Count >= capacity && _byUse.Last is { } oldest)
                Drop(oldest);
            _entries[id] = _byUse.AddFirst(new Entry(key.Hold(), clock.GetTimestamp()));
            return key;
        }
    }

    public bool Contains(RecordKeyId id)
    {
        lock (_gate)
            return _entries.TryGetValue(id, out var node) && clock.GetElapsedTime(node.Value.Since) <= keep;
    }

    public void Destroy(IEnumerable<RecordKeyId> ids)
    {
        lock (_gate)
        {
            _destructions++;
            foreach (var id in ids)
            {
                if (_entries.TryGetValue(id, out var node))
                    Drop(node);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            while (_byUse.Last is { } node)
                Drop(node);
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.Key.Id);
        _byUse.Remove(node);
        node.Value.Key.Dispose();
    }

    private readonly record struct Entry(HeldKey Key, long Since);
}
