using System.Security.Cryptography;
using System.Text;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Zalo.OAuth;

namespace BinhYen.Intake.Accounts;

/// <summary>
/// Leads an administrator of the Official Account through Zalo's permission page and takes the tokens that come back.
/// The OA is in use only after its name was confirmed.
/// </summary>
internal sealed class GrantZaloAccess(
    BinhYenDb db, AccountOfCommune accounts, DatabaseTokenStore store, ZaloClients clients, BinhYenOptions options, TimeProvider clock)
{
    /// <summary>Path of the callback, to be entered in the app's console behind the public address.</summary>
    public const string CallbackPath = "/admin/zalo/callback";
    private static readonly TimeSpan GrantTime = TimeSpan.FromMinutes(15);

    /// <summary>The address callback links of the app must name exactly.</summary>
    public Uri Callback => new(options.PublicUrl + CallbackPath);

    /// <summary>Begins a grant.</summary>
    /// <returns>The link to Zalo's permission page.</returns>
    public async Task<Result<Uri>> StartAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(commune, cancellationToken) is not { } account) return AccountRefusals.NoAccount;
        if (await accounts.AppOfAsync(account, cancellationToken) is not { } app) return AccountRefusals.NoAccount;
        var pkce = ZaloPkce.Create();
        var grant = new GrantUnderWay(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)), pkce.Verifier, clock.GetUtcNow() + GrantTime);
        account.GrantInProgress = await accounts.SealAsync(account.RecordKey, ZaloAccountSecrets.Grant, grant, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return clients.OAuthOf(app).PermissionLink(Callback, grant.State, pkce);
    }

    /// <summary>Takes the answer of the permission page: exchanges the code, reads whose account it is.</summary>
    public async Task<Result> FinishAsync(CommuneId commune, string? query, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(commune, cancellationToken) is not { } account) return AccountRefusals.NoAccount;
        var grant = await accounts.OpenAsync<GrantUnderWay>(account.GrantInProgress, ZaloAccountSecrets.Grant, cancellationToken);
        if (grant is null || grant.Until < clock.GetUtcNow()) return AccountRefusals.GrantLost;
        if (!ZaloPermissionAnswer.TryParse(query, out var answer) || !SameState(answer.State, grant.State)) return AccountRefusals.GrantLost;
        if (await accounts.AppOfAsync(account, cancellationToken) is not { } app) return AccountRefusals.NoAccount;

        // The code works once: whatever happens next, this grant is over.
        account.GrantInProgress = null;
        var exchanged = await clients.OAuthOf(app).ExchangeCodeAsync(answer.Code, ZaloPkce.FromVerifier(grant.Verifier), cancellationToken);
        if (!exchanged.TryGet(out var tokens, out _)) return await RefusedAsync(cancellationToken);
        var read = await clients.Once(app, answer.OaId, tokens).Account.ReadAsync(cancellationToken);
        if (!read.TryGet(out var oa, out _)) return await RefusedAsync(cancellationToken);

        await store.PutAsync(account, tokens, cancellationToken);
        (account.OaId, account.Name) = (oa.OaId.Value, oa.Name ?? "");
        (account.State, account.ChangedAt) = (ZaloAccountState.Granted, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    private async Task<Result> RefusedAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return AccountRefusals.ZaloRefused;
    }

    private static bool SameState(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    /// <param name="State">Comes back unchanged; proves that the answer belongs to a grant of ours.</param>
    /// <param name="Verifier">Of PKCE.</param>
    /// <param name="Until">When it is too late.</param>
    internal sealed record GrantUnderWay(string State, string Verifier, DateTimeOffset Until);
}
