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
    private readonly int largestBatch;
    private readonly int committers;
    private readonly int leastBeside;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationToken stopped;
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock turns = new();
    private int underWay;

    /// <param name="commit">Writes a batch in one transaction and returns one result per item, in order. When it throws, every caller of that batch fails.</param>
    /// <param name="largestBatch">Most items in one transaction.</param>
    /// <param name="committers">Batches that may be under way at once: 1 for SQLite, 2 or more where the database commits in parallel.</param>
    /// <param name="leastBeside">How many have to wait before a batch begins beside one that is under way: where a batch costs much more than its items, fewer wait for it.</param>
    /// <param name="capacity">Most callers that may wait; beyond it <see cref="TryAddAsync"/> says no, so that memory stays bounded.</param>
    public GroupCommit(
        Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> commit,
        int largestBatch = 256, int committers = 1, int leastBeside = 1, int capacity = 10_000)
    {
        (this.commit, this.largestBatch, this.committers, this.leastBeside, stopped) = (commit, largestBatch, committers, leastBeside, stopping.Token);
        queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait });
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
        BeginBatch();
        return waiting.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        lock (turns)
        {
            if (underWay == 0) idle.TrySetResult();
        }

        await idle.Task;
        await stopping.CancelAsync();
        stopping.Dispose();
    }

    // On the pool behind whatever runs there already: who is about to bring an item comes into this batch, and nobody waits for it.
    private void BeginBatch()
    {
        lock (turns)
        {
            if (!MayBegin()) return;
            underWay++;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static group => _ = group.CommitBatchesAsync(), this, preferLocal: false);
    }

    private bool MayBegin() => underWay < committers && queue.Reader.Count is var waiting && waiting >= (underWay == 0 ? 1 : leastBeside);

    private async Task CommitBatchesAsync()
    {
        do
        {
            var batch = new List<Waiting>();
            while (batch.Count < largestBatch && queue.Reader.TryRead(out var next)) batch.Add(next);
            if (batch.Count > 0) await CommitAsync(batch);
        }
        while (GoesOn());
    }

    // Asked and answered under the same lock as a new item: none can slip in between the last look and the end.
    private bool GoesOn()
    {
        lock (turns)
        {
            underWay--;
            if (MayBegin())
            {
                underWay++;
                return true;
            }

            if (underWay == 0 && queue.Reader.Completion.IsCompleted) idle.TrySetResult();
            return false;
        }
    }

    private async Task CommitAsync(List<Waiting> batch)
    {
        try
        {
            var results = await commit([.. batch.Select(w => w.Item)], stopped);
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
