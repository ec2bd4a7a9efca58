using System.Collections.Concurrent;

namespace BinhYen.Zalo.OAuth;

/// <summary>A store for tests and small tools: forgets everything at the end of the process.</summary>
public sealed class InMemoryZaloTokenStore : IZaloTokenStore
{
    private readonly ConcurrentDictionary<ZaloOaId, Entry> _entries = new();

    /// <summary>Puts a pair in, as after a first grant.</summary>
    /// <param name="oa">The Official Account.</param>
    /// <param name="tokens">The pair.</param>
    public void Put(ZaloOaId oa, ZaloTokens tokens) => Of(oa).Tokens = tokens;

    /// <inheritdoc />
    public Task<ZaloTokens?> LoadAsync(ZaloOaId oa, CancellationToken cancellationToken) => Task.FromResult(Of(oa).Tokens);

    /// <inheritdoc />
    public async Task<IZaloTokenLease> LeaseAsync(ZaloOaId oa, CancellationToken cancellationToken)
    {
        var entry = Of(oa);
        await entry.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Lease(entry);
    }

    private Entry Of(ZaloOaId oa) => _entries.GetOrAdd(oa, _ => new Entry());

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public ZaloTokens? Tokens { get; set; }
    }

    private sealed class Lease(Entry entry) : IZaloTokenLease
    {
        private int _released;

        public Task<ZaloTokens?> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(entry.Tokens);

        public Task SaveAsync(ZaloTokens tokens, CancellationToken cancellationToken)
        {
            entry.Tokens = tokens;
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                entry.Gate.Release();
            }

            return ValueTask.CompletedTask;
        }
    }
}
