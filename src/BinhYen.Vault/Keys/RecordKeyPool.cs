using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace BinhYen.Vault.Keys;

/// <summary>
/// Record keys of one commune made ahead, so that opening a case costs no wait for the disk. A key leaves the queue
/// once; after a restart the queue starts empty and the left-over rows are nobody's.
/// </summary>
internal sealed class RecordKeyPool(Guid commune, RecordKeyTable table, int batch)
{
    private readonly ConcurrentQueue<OpenRecordKey> _ready = new();
    private readonly Lock _gate = new();
    private Task _refill = Task.CompletedTask;

    public async ValueTask<OpenRecordKey> TakeAsync(CancellationToken ct)
    {
        OpenRecordKey? key;
        while (!_ready.TryDequeue(out key))
            await RefillAsync().WaitAsync(ct);
        if (_ready.Count < batch / 2)
            _ = RefillAsync();
        return key;
    }

    /// <summary>Takes everything out, for erasing.</summary>
    public async Task<List<OpenRecordKey>> DrainAsync()
    {
        Task refill;
        lock (_gate)
            refill = _refill;
        await refill.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var left = new List<OpenRecordKey>();
        while (_ready.TryDequeue(out var key))
            left.Add(key);
        return left;
    }

    /// <summary>One refill at a time; who finds the queue empty waits for it and sees its failure.</summary>
    private Task RefillAsync()
    {
        lock (_gate)
        {
            if (_refill.IsCompleted)
                _refill = Task.Run(MakeAsync);
            return _refill;
        }
    }

    private async Task MakeAsync()
    {
        // In another order than their rows lie in: neighbours in the table were not handed out one after the other.
        var made = (await table.MakeAsync(commune, batch, CancellationToken.None)).ToArray();
        RandomNumberGenerator.Shuffle(made.AsSpan());
        foreach (var key in made)
            _ready.Enqueue(key);
    }
}
