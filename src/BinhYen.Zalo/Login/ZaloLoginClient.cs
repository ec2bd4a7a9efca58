using System.Text.Json;
using BinhYen.Zalo.Http;
using BinhYen.Zalo.Json;
using BinhYen.Zalo.OAuth;

namespace BinhYen.Zalo.Login;

/// <summary>
/// Signing in with Zalo on a web page, and what a Mini App's tokens stand for. Never trust an id a browser sends: only what these
/// calls answer.
/// </summary>
/// <remarks>From a server outside Vietnam personal data is refused with -501.</remarks>
/// <param name="http">The caller's client; its time-out and handlers apply.</param>
/// <param name="app">The app people sign in to.</param>
/// <param name="endpoints">Null for the real servers.</param>
public sealed class ZaloLoginClient(HttpClient http, ZaloApp app, ZaloEndpoints? endpoints = null)
{
    private readonly ZaloEndpoints _endpoints = endpoints ?? ZaloEndpoints.Live;

    /// <summary>The link that lets a person sign in; they come back with <c>code</c> and <c>state</c>.</summary>
    /// <param name="callback">Exactly the callback address saved in the app's console.</param>
    /// <param name="state">Returned unchanged; compare it before using the code.</param>
    /// <param name="pkce">A fresh pair.</param>
    public Uri SignInLink(Uri callback, string state, ZaloPkce pkce)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ArgumentException.ThrowIfNullOrEmpty(state);
        ArgumentNullException.ThrowIfNull(pkce);
        return ZaloEndpoints.Join(
            _endpoints.OAuth,
            $"/v4/permission?app_id={Uri.EscapeDataString(app.Id.Value)}&redirect_uri={Uri.EscapeDataString(callback.OriginalString)}"
            + $"&code_challenge={pkce.Challenge}&state={Uri.EscapeDataString(state)}");
    }

    /// <summary>Exchanges the code for the person's access token, which lives one hour.</summary>
    /// <param name="code">The code; once.</param>
    /// <param name="pkce">The pair of the link.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ZaloResult<string>> ExchangeCodeAsync(string code, ZaloPkce pkce, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentNullException.ThrowIfNull(pkce);
        using var request = new HttpRequestMessage(HttpMethod.Post, ZaloEndpoints.Join(_endpoints.OAuth, "/v4/access_token"));
        request.Content = new FormUrlEncodedContent(
        [
            new("code", code), new("app_id", app.Id.Value), new("grant_type", "authorization_code"), new("code_verifier", pkce.Verifier),
        ]);
        request.Headers.TryAddWithoutValidation("secret_key", app.Secret);
        var answer = await Exchange.RunAsync(http, request, ZaloErrorTable.OAuth, cancellationToken).ConfigureAwait(false);
        return !answer.TryGet(out var body, out var error) ? error
            : body.FilledText("access_token") is { } token ? token
            : OAuthRefusal.Read(body);
    }

    /// <summary>Who an access token belongs to, be it of the web or of a Mini App.</summary>
    /// <param name="accessToken">The person's token.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ZaloResult<ZaloPerson>> WhoAsync(string accessToken, CancellationToken cancellationToken = default) => AskAsync(
        "/v2.0/me?fields=id,name,picture",
        accessToken,
        request => request.Headers.TryAddWithoutValidation("appsecret_proof", app.Proof(accessToken)),
        ZaloPerson.Read,
        cancellationToken);

    /// <summary>The phone number a person shares in a Mini App.</summary>
    /// <param name="accessToken">The person's token.</param>
    /// <param name="phoneToken">What <c>getPhoneNumber()</c> gave: two minutes, once.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The number as Zalo writes it, usually <c>84…</c>.</returns>
    public Task<ZaloResult<string>> PhoneAsync(string accessToken, string phoneToken, CancellationToken cancellationToken = default) => AskAsync(
        "/v2.0/me/info",
        accessToken,
        request =>
        {
            request.Headers.TryAddWithoutValidation("code", phoneToken);
            request.Headers.TryAddWithoutValidation("secret_key", app.Secret);
        },
        body => body.Member("data").Text("number"),
        cancellationToken);

    private async Task<ZaloResult<T>> AskAsync<T>(
        string path, string accessToken, Action<HttpRequestMessage> addHeaders, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, ZaloEndpoints.Join(_endpoints.Graph, path));
        request.Headers.TryAddWithoutValidation("access_token", accessToken);
        addHeaders(request);
        var answer = await Exchange.RunAsync(http, request, ZaloErrorTable.Graph, cancellationToken).ConfigureAwait(false);
        return !answer.TryGet(out var body, out var error) ? error
            : body.SmallNumber("error") is { } code and not 0 ? ZaloError.FromZalo(ZaloErrorTable.Graph, code, body.Text("message"))
            : read(body) is { } value ? value
            : ZaloError.Local(ZaloLocalFault.Unreadable, "The answer lacks what it is asked for.", ZaloReaction.Unknown);
    }
}
