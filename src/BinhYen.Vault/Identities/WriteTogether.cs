namespace BinhYen.Vault.Identities;

/// <summary>
/// Writes what several callers bring while a transaction is under way in the next one, so that a busy minute costs one
/// wait for the disk and not one for each person. A caller goes on only when its item is durable, or sees why it is not.
/// </summary>
internal sealed class WriteTogether<T>(Func<IReadOnlyList<T>, Task> write)
{
    private readonly Lock _gate = new();
    private List<(T Item, TaskCompletionSource Done)> _waiting = [];
    private bool _writing;

    public Task AddAsync(T item)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((item, done));
            if (_writing)
                return done.Task;
            _writing = true;
        }

        _ = Task.Run(WriteAllAsync);
        return done.Task;
    }

    private async Task WriteAllAsync()
    {
        while (true)
        {
            List<(T Item, TaskCompletionSource Done)> batch;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _writing = false;
                    return;
                }

                (batch, _waiting) = (_waiting, []);
            }

            try
            {
                await write([.. batch.Select(entry => entry.Item)]);
                foreach (var (_, done) in batch)
                    done.SetResult();
            }
            catch (Exception e)
            {
                foreach (var (_, done) in batch)
                    done.SetException(e);
            }
        }
    }
}
