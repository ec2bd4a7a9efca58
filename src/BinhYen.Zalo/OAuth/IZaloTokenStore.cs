namespace BinhYen.Zalo.OAuth;

/// <summary>
/// Where the token pairs live. Written by the application (a table, a vault); the rules of using them are in
/// <see cref="ZaloTokenSource"/>.
/// </summary>
public interface IZaloTokenStore
{
    /// <summary>The newest pair of an Official Account; null when access was never granted.</summary>
    /// <param name="oa">The Official Account.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ZaloTokens?> LoadAsync(ZaloOaId oa, CancellationToken cancellationToken);

    /// <summary>
    /// Waits until this caller alone, of all processes that share the store, may refresh the pair of this account. The lease
    /// must outlast a slow call (a minute), and must end by itself when its process dies: a row lock of an open transaction,
    /// an advisory lock, a lease row with an end time.
    /// </summary>
    /// <param name="oa">The Official Account.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IZaloTokenLease> LeaseAsync(ZaloOaId oa, CancellationToken cancellationToken);
}

/// <summary>The right to replace the pair of one Official Account, until disposed.</summary>
public interface IZaloTokenLease : IAsyncDisposable
{
    /// <summary>The newest pair, read after the lease was won; null when there is none.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ZaloTokens?> LoadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stores a new pair. When the task completes the pair must survive a crash and be visible to the other processes: nobody
    /// uses a pair before.
    /// </summary>
    /// <param name="tokens">The new pair; the old one is worthless already.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task SaveAsync(ZaloTokens tokens, CancellationToken cancellationToken);
}
