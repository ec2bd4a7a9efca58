using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using BinhYen.Zalo;
using BinhYen.Zalo.OAuth;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.Accounts;

/// <summary>
/// Keeps token pairs sealed in the row of their account. A refresh token works once, so whoever refreshes first takes
/// the row's lease; it ends by itself when its process dies.
/// </summary>
internal sealed class DatabaseTokenStore(DbFactory databases, IRecordSealer sealer, TimeProvider clock) : IZaloTokenStore
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(200);

    public async Task<ZaloTokens?> LoadAsync(ZaloOaId oa, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var account = await Of(db, oa).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (account?.Tokens is not { } tokens) return null;
        var opened = await sealer.OpenAsync(Sealed.FromBytes<ZaloTokens>(tokens.Envelope), ZaloAccountSecrets.Tokens, cancellationToken);
        return opened.TryGet(out var pair) ? pair : null;
    }

    public async Task<IZaloTokenLease> LeaseAsync(ZaloOaId oa, CancellationToken cancellationToken)
    {
        var owner = Guid.NewGuid();
        while (!await TryTakeAsync(oa, owner, cancellationToken)) await Task.Delay(AskAgain, clock, cancellationToken);
        return new Lease(this, oa, owner);
    }

    /// <summary>Writes a new pair into its account, which the caller tracks or updates.</summary>
    public async Task PutAsync(ZaloAccount account, ZaloTokens tokens, CancellationToken cancellationToken)
    {
        account.Tokens = await SealAsync(account.RecordKey, tokens, cancellationToken);
        account.TokensEndAt = tokens.ExpiresAt;
        account.GrantEndsAt = tokens.EarliestGrantEnd;
    }

    private static IQueryable<ZaloAccount> Of(BinhYenDb db, ZaloOaId oa)
    {
        var id = oa.Value;
        return db.Set<ZaloAccount>().Where(a => a.OaId == id && a.State == ZaloAccountState.Connected);
    }

    private async Task<bool> TryTakeAsync(ZaloOaId oa, Guid owner, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? until = now + LeaseTime;
        await using var db = databases.Create();
        var taken = await db.InTransactionAsync(
            ct => Of(db, oa).Where(a => a.LeaseUntil == null || a.LeaseUntil < now).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.LeaseOwner, (Guid?)owner).SetProperty(a => a.LeaseUntil, until), ct),
            cancellationToken);
        // An account that is gone has nobody to wait for; loading then says that there are no tokens.
        return taken > 0 || !await Of(db, oa).AnyAsync(cancellationToken);
    }

    private async Task SaveAsync(ZaloOaId oa, Guid owner, ZaloTokens tokens, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var key = await Of(db, oa).Select(a => a.RecordKey).FirstAsync(cancellationToken);
        var sealedTokens = await SealAsync(key, tokens, cancellationToken);
        DateTimeOffset? tokensEnd = tokens.ExpiresAt, grantEnds = tokens.EarliestGrantEnd;
        var saved = await db.InTransactionAsync(
            ct => Of(db, oa).Where(a => a.LeaseOwner == owner).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.Tokens, sealedTokens).SetProperty(a => a.TokensEndAt, tokensEnd).SetProperty(a => a.GrantEndsAt, grantEnds), ct),
            cancellationToken);
        if (saved == 0) throw new InvalidOperationException("The lease on an account's tokens ended before they were saved.");
    }

    private async Task ReleaseAsync(ZaloOaId oa, Guid owner)
    {
        await using var db = databases.Create();
        await db.InTransactionAsync(
            ct => Of(db, oa).Where(a => a.LeaseOwner == owner).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.LeaseOwner, (Guid?)null).SetProperty(a => a.LeaseUntil, (DateTimeOffset?)null), ct),
            CancellationToken.None);
    }

    private async Task<SealedText> SealAsync(RecordKeyId key, ZaloTokens tokens, CancellationToken cancellationToken) =>
        new((await sealer.SealAsync(key, ZaloAccountSecrets.Tokens, tokens, cancellationToken)).ToBytes());

    private sealed class Lease(DatabaseTokenStore store, ZaloOaId oa, Guid owner) : IZaloTokenLease
    {
        public Task<ZaloTokens?> LoadAsync(CancellationToken cancellationToken) => store.LoadAsync(oa, cancellationToken);

        public Task SaveAsync(ZaloTokens tokens, CancellationToken cancellationToken) => store.SaveAsync(oa, owner, tokens, cancellationToken);

        public ValueTask DisposeAsync() => new(store.ReleaseAsync(oa, owner));
    }
}
