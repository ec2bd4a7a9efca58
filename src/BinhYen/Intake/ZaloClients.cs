using System.Collections.Concurrent;
using BinhYen.Intake.Accounts;
using BinhYen.Platform.Settings;
using BinhYen.Zalo;
using BinhYen.Zalo.OAuth;

namespace BinhYen.Intake;

/// <summary>Gives the Zalo client of a connected account. One token source per account and process guards the single-use refresh token.</summary>
internal sealed class ZaloClients(ZaloAccounts accounts, DatabaseTokenStore tokens, IHttpClientFactory http, BinhYenOptions options, TimeProvider clock)
{
    /// <summary>Name of the HTTP client; it never repeats a request, because a message may have been sent.</summary>
    public const string HttpName = "zalo";

    private readonly ConcurrentDictionary<ZaloOaId, (DateTimeOffset ChangedAt, ZaloClient Client)> made = new();

    /// <summary>The client of the commune's account; null when none is connected.</summary>
    public async Task<ZaloClient?> OfCommuneAsync(CommuneId commune, CancellationToken cancellationToken) =>
        await accounts.OfCommuneAsync(commune, cancellationToken) is { } account ? Of(account) : null;

    /// <summary>The client of an account by its id; null when it is not connected.</summary>
    public async Task<ZaloClient?> OfAsync(ZaloOaId oa, CancellationToken cancellationToken) =>
        (await accounts.CurrentAsync(cancellationToken)).Accounts.TryGetValue(oa, out var account) ? Of(account) : null;

    /// <summary>The token host for an app.</summary>
    public ZaloOAuthClient OAuthOf(ZaloApp app) => new(http.CreateClient(HttpName), app, Endpoints(), clock);

    /// <summary>A client for one look at an account that is not in use yet; its tokens live only in memory.</summary>
    /// <param name="app">The app that was granted.</param>
    /// <param name="oa">The account as the permission page named it; null when it did not.</param>
    /// <param name="pair">Just exchanged.</param>
    public ZaloClient Once(ZaloApp app, ZaloOaId? oa, ZaloTokens pair)
    {
        var (store, id) = (new InMemoryZaloTokenStore(), oa ?? ZaloOaId.Parse("0"));
        store.Put(id, pair);
        return new ZaloClient(http.CreateClient(HttpName), new ZaloTokenSource(OAuthOf(app), store, id, clock), Endpoints(), app);
    }

    private ZaloClient Of(ConnectedOa account) => made.AddOrUpdate(
        account.OaId,
        _ => (account.ChangedAt, Make(account)),
        (_, known) => known.ChangedAt == account.ChangedAt ? known : (account.ChangedAt, Make(account))).Client;

    private ZaloClient Make(ConnectedOa account) => new(
        http.CreateClient(HttpName), new ZaloTokenSource(OAuthOf(account.App), tokens, account.OaId, clock), Endpoints(), account.App);

    // Every way to Zalo leads through here, whatever command was started.
    private ZaloEndpoints Endpoints() => ZaloHosts.Strangers(options).Count > 0
        ? throw new InvalidOperationException("An address of Zalo in the settings is not Zalo's; nothing is sent there.")
        : new()
        {
            OAuth = new Uri(options.Zalo.OAuth), OpenApi = new Uri(options.Zalo.OpenApi),
            Business = new Uri(options.Zalo.Business), Graph = new Uri(options.Zalo.Graph),
        };
}
