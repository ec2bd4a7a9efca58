using System.Threading.Channels;

namespace BinhYen.Platform.Persistence;

/// <summary>
/// Commits what many callers bring at the same time in one durable transaction, so that throughput grows with load
/// instead of falling: while one batch waits for the disk the next one gathers. A caller's task completes only after
/// its item is durable, or fails with the reason.
/// </summary>
/// <typeparam name="TItem">What one caller brings.</typeparam>
/// <typeparam name="TResult">What one caller gets back after the commit.</typeparam>
internal sealed class GroupCommit<TItem, TResult> : IAsyncDisposable
{
    private readonly Channel<Waiting> queue;
    private readonly Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> commit;
    private readonly Channel<bool> enough = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly int largestBatch;
    private readonly int leastBeside;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task[] committers;

    /// <param name="commit">Writes a batch in one transaction and returns one result per item, in order. When it throws, every caller of that batch fails.</param>
    /// <param name="largestBatch">Most items in one transaction.</param>
    /// <param name="committers">Batches that may be under way at once: 1 for SQLite, 2 or more where the database commits in parallel.</param>
    /// <param name="leastBeside">How many have to wait before a batch begins beside one that is under way: where a batch costs much more than its items, fewer wait for it.</param>
    /// <param name="capacity">Most callers that may wait; beyond it <see cref="TryAddAsync"/> says no, so that memory stays bounded.</param>
    public GroupCommit(
        Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> commit,
        int largestBatch = 256, int committers = 1, int leastBeside = 1, int capacity = 10_000)
    {
        this.commit = commit;
        this.largestBatch = largestBatch;
        this.leastBeside = leastBeside;
        queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait });
        this.committers = [.. Enumerable.Range(0, committers).Select(number => Task.Run(() => CommitBatchesAsync(number == 0 ? 1 : leastBeside)))];
    }

    /// <summary>Callers that wait for their commit just now.</summary>
    public int Waiters => queue.Reader.Count;

    /// <summary>Brings <paramref name="item"/> into the next batch.</summary>
    /// <returns>The result after the commit, or null when too many callers wait already.</returns>
    /// <exception cref="Exception">What the commit threw, for example because the disk is full. Nothing was written then.</exception>
    public Task<TResult>? TryAddAsync(TItem item)
    {
        var waiting = new Waiting(item, new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!queue.Writer.TryWrite(waiting)) return null;
        if (queue.Reader.Count >= leastBeside) enough.Writer.TryWrite(true);
        return waiting.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        enough.Writer.TryComplete();
        await Task.WhenAll(committers);
        await stopping.CancelAsync();
        stopping.Dispose();
    }

    private async Task CommitBatchesAsync(int least)
    {
        var batch = new List<Waiting>(largestBatch);
        while (await (least > 1 ? enough.Reader.WaitToReadAsync() : queue.Reader.WaitToReadAsync()))
        {
            if (least > 1)
            {
                enough.Reader.TryRead(out _);
                if (queue.Reader.Count < least) continue;
            }

            batch.Clear();
            while (batch.Count < largestBatch && queue.Reader.TryRead(out var next)) batch.Add(next);
            if (batch.Count > 0) await CommitAsync(batch);
        }
    }

    private async Task CommitAsync(List<Waiting> batch)
    {
        try
        {
            var results = await commit([.. batch.Select(w => w.Item)], stopping.Token);
            for (var i = 0; i < batch.Count; i++) batch[i].Done.SetResult(results[i]);
        }
        catch (Exception e)
        {
            // The reason belongs to the callers; the loop itself must live on for the next batch.
            foreach (var waiting in batch) waiting.Done.TrySetException(e);
        }
    }

    private sealed record Waiting(TItem Item, TaskCompletionSource<TResult> Done);
}
