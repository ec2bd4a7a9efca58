namespace BinhYen.Zalo.OAuth;

/// <summary>
/// Gives a working access token of one Official Account and guards the single-use refresh token: of all processes that
/// share a store, one refreshes, under a lease, and saves before anybody uses the new pair.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>A pair in its first four fifths of life is used as it is, from memory.</item>
/// <item>After that, or when Zalo refused the token, take the lease and read the store again. If another process was
/// faster, use what it stored and spend nothing.</item>
/// <item>Otherwise refresh, save, release, use. A pair that could not be saved stays in memory and is saved by the next attempt,
/// because the store's refresh token is spent already.</item>
/// <item>An early refresh that fails does no harm while the old token still lives; it is tried again every minute, and
/// <see cref="LastFailure"/> tells of it.</item>
/// </list>
/// </remarks>
/// <param name="oauth">The token host.</param>
/// <param name="store">Shared by all processes.</param>
/// <param name="oa">Whose tokens.</param>
/// <param name="time">Null for the system clock.</param>
public sealed class ZaloTokenSource(ZaloOAuthClient oauth, IZaloTokenStore store, ZaloOaId oa, TimeProvider? time = null)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private ZaloTokens? _known;
    private Unsaved? _unsaved;
    private Setback? _setback;

    /// <summary>Whose tokens these are.</summary>
    public ZaloOaId OaId { get; } = oa;

    /// <summary>
    /// Why the newest refresh failed; null when it succeeded or there was none. <see cref="ZaloReaction.Administrator"/> here means
    /// that the account will fall silent when the present token ends, at most five hours later: tell a person now.
    /// </summary>
    public ZaloError? LastFailure => Volatile.Read(ref _setback)?.Error;

    /// <summary>A token that should work now, refreshed first when it is old.</summary>
    /// <param name="cancellationToken">Stops waiting for the store and the lease. A refresh that has begun is finished and saved.</param>
    public async Task<ZaloResult<string>> CurrentAsync(CancellationToken cancellationToken = default)
    {
        if (_known is { } known && IsFresh(known))
        {
            return known.AccessToken;
        }

        var stored = await store.LoadAsync(OaId, cancellationToken).ConfigureAwait(false);
        if (stored is null)
        {
            return NotGranted();
        }

        if (IsFresh(stored))
        {
            return Use(stored);
        }

        var now = _time.GetUtcNow();
        var isAlive = now < stored.ExpiresAt;
        if (isAlive && Volatile.Read(ref _setback) is { } setback && now < setback.RetryAt)
        {
            return Use(stored);
        }

        var renewed = await RenewAsync(IsFresh, cancellationToken).ConfigureAwait(false);
        return renewed.IsSuccess || !isAlive ? renewed : Use(stored);
    }

    /// <summary>Another token in place of one that Zalo refused (-216, -220; by phone -124).</summary>
    /// <param name="refused">The token that was refused; when the store has another one already, that one is the answer.</param>
    /// <param name="cancellationToken">Stops waiting for the store and the lease. A refresh that has begun is finished and saved.</param>
    public Task<ZaloResult<string>> ReplaceAsync(string refused, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(refused);
        return RenewAsync(usable: candidate => candidate.AccessToken != refused, cancellationToken);
    }

    private async Task<ZaloResult<string>> RenewAsync(Func<ZaloTokens, bool> usable, CancellationToken cancellationToken)
    {
        var lease = await store.LeaseAsync(OaId, cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            var newest = await lease.LoadAsync(cancellationToken).ConfigureAwait(false);
            if (newest is null)
            {
                return NotGranted();
            }

            if (_unsaved is { } unsaved && unsaved.SpentRefreshToken == newest.RefreshToken)
            {
                await SaveAsync(lease, unsaved).ConfigureAwait(false);
                newest = unsaved.Tokens;
            }

            if (usable(newest))
            {
                return Use(newest);
            }

            // From here on nothing may be cancelled half-way: the token is spent the moment the request arrives.
            var next = await oauth.RefreshAsync(newest, CancellationToken.None).ConfigureAwait(false);
            if (!next.TryGet(out var tokens, out var error))
            {
                Volatile.Write(ref _setback, new Setback(error, _time.GetUtcNow() + PauseAfterFailure));
                return error;
            }

            await SaveAsync(lease, new Unsaved(newest.RefreshToken, tokens)).ConfigureAwait(false);
            return Use(tokens);
        }
    }

    private async Task SaveAsync(IZaloTokenLease lease, Unsaved unsaved)
    {
        _unsaved = unsaved;
        await lease.SaveAsync(unsaved.Tokens, CancellationToken.None).ConfigureAwait(false);
        _unsaved = null;
    }

    private string Use(ZaloTokens tokens)
    {
        _known = tokens;
        if (IsFresh(tokens))
        {
            Volatile.Write(ref _setback, null);
        }

        return tokens.AccessToken;
    }

    // Four fifths of 25 hours leave five hours in which a token host that is down costs nothing.
    private bool IsFresh(ZaloTokens tokens) =>
        _time.GetUtcNow() < tokens.ExpiresAt - ((tokens.ExpiresAt - tokens.IssuedAt) / 5);

    private static ZaloError NotGranted() => ZaloError.Local(
        ZaloLocalFault.NotGranted, "No tokens are stored for this Official Account.", ZaloReaction.Administrator);

    private sealed record Setback(ZaloError Error, DateTimeOffset RetryAt);

    private sealed record Unsaved(string SpentRefreshToken, ZaloTokens Tokens);
}
