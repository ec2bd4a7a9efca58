using System.Security.Cryptography;

namespace BinhYen.Vault.Keys;

/// <summary>
/// Open record keys in memory: bounded, least recently used goes first, each erased when it goes. A key is copied out
/// under the lock, so that none is erased in the middle of its use.
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
    public long Destructions
    {
        get
        {
            lock (_gate)
                return _destructions;
        }
    }

    public bool TryCopy(RecordKeyId id, Span<byte> secret)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(id, out var node))
                return false;
            if (clock.GetElapsedTime(node.Value.Since) > keep)
            {
                Drop(node);
                return false;
            }

            node.Value.Secret.CopyTo(secret);
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return true;
        }
    }

    public void Put(RecordKeyId id, ReadOnlySpan<byte> secret, long destructionsBefore)
    {
        lock (_gate)
        {
            if (_destructions != destructionsBefore)
                return;
            if (_entries.TryGetValue(id, out var known))
                Drop(known);
            else if (_entries.Count >= capacity && _byUse.Last is { } oldest)
                Drop(oldest);
            var pinned = GC.AllocateUninitializedArray<byte>(KeyWrap.SecretSize, pinned: true);
            secret.CopyTo(pinned);
            _entries[id] = _byUse.AddFirst(new Entry(id, pinned, clock.GetTimestamp()));
        }
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
        CryptographicOperations.ZeroMemory(node.Value.Secret);
        _entries.Remove(node.Value.Id);
        _byUse.Remove(node);
    }

    private readonly record struct Entry(RecordKeyId Id, byte[] Secret, long Since);
}
