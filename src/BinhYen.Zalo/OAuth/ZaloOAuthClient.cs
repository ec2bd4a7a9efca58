using System.Net.Http.Headers;
using System.Text.Json;
using BinhYen.Zalo.Http;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.OAuth;

/// <summary>The token host: permission link, code for tokens, refresh (OAuth v4 for Official Accounts).</summary>
/// <remarks>
/// A refresh token works once. Do not call <see cref="RefreshAsync"/> from an application directly; let
/// <see cref="ZaloTokenSource"/> do it under a lease.
/// </remarks>
/// <param name="http">The caller's client; its time-out and handlers apply.</param>
/// <param name="app">The app that asks.</param>
/// <param name="endpoints">Null for the real servers.</param>
/// <param name="time">Null for the system clock.</param>
public sealed class ZaloOAuthClient(HttpClient http, ZaloApp app, ZaloEndpoints? endpoints = null, TimeProvider? time = null)
{
    // What Zalo documents, for the answer that leaves expires_in out.
    private static readonly TimeSpan DocumentedLife = TimeSpan.FromSeconds(90_000);

    private readonly ZaloEndpoints _endpoints = endpoints ?? ZaloEndpoints.Live;
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>The link an administrator of the Official Account opens in a browser to grant access.</summary>
    /// <param name="callback">Exactly the callback address saved in the app's console, else Zalo shows -14003.</param>
    /// <param name="state">Returned unchanged; protects the callback and finds the verifier again. Null to leave it out.</param>
    /// <param name="pkce">Null to leave the challenge out; then <see cref="ExchangeCodeAsync"/> needs no verifier either.</param>
    public Uri PermissionLink(Uri callback, string? state, ZaloPkce? pkce)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var query = $"/v4/oa/permission?app_id={Uri.EscapeDataString(app.Id.Value)}&redirect_uri={Uri.EscapeDataString(callback.OriginalString)}";
        query += pkce is null ? "" : $"&code_challenge={pkce.Challenge}";
        query += state is null ? "" : $"&state={Uri.EscapeDataString(state)}";
        return ZaloEndpoints.Join(_endpoints.OAuth, query);
    }

    /// <summary>Exchanges the code of a <see cref="ZaloPermissionAnswer"/> for the first pair. Save it before using it.</summary>
    /// <param name="code">The code; ten minutes, once.</param>
    /// <param name="pkce">The pair whose challenge the permission link carried; null when it carried none.</param>
    /// <param name="cancellationToken">Stops waiting; the code may be spent nevertheless.</param>
    public Task<ZaloResult<ZaloTokens>> ExchangeCodeAsync(string code, ZaloPkce? pkce, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        List<KeyValuePair<string, string>> form = [new("code", code), new("app_id", app.Id.Value), new("grant_type", "authorization_code")];
        if (pkce is not null)
        {
            form.Add(new("code_verifier", pkce.Verifier));
        }

        return AskAsync(form, previous: null, cancellationToken);
    }

    /// <summary>Spends the refresh token of a pair and gives the next pair. Save it before using it.</summary>
    /// <param name="tokens">The newest pair.</param>
    /// <param name="cancellationToken">Stops waiting; the refresh token may be spent nevertheless.</param>
    public Task<ZaloResult<ZaloTokens>> RefreshAsync(ZaloTokens tokens, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return AskAsync(
            [new("refresh_token", tokens.RefreshToken), new("app_id", app.Id.Value), new("grant_type", "refresh_token")],
            tokens,
            cancellationToken);
    }

    private async Task<ZaloResult<ZaloTokens>> AskAsync(
        List<KeyValuePair<string, string>> form, ZaloTokens? previous, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ZaloEndpoints.Join(_endpoints.OAuth, "/v4/oa/access_token"));
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.TryAddWithoutValidation("secret_key", app.Secret);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        var asked = _time.GetUtcNow();
        var answer = await Exchange.RunAsync(http, request, ZaloErrorTable.OAuth, cancellationToken).ConfigureAwait(false);
        return answer.TryGet(out var body, out var error) ? Read(body, previous, asked) : error;
    }

    private static ZaloResult<ZaloTokens> Read(JsonElement body, ZaloTokens? previous, DateTimeOffset asked)
    {
        // Failures have been seen with and without an error number, with empty tokens beside it: only a token is success.
        if (body.FilledText("access_token") is not { } access)
        {
            return OAuthRefusal.Read(body);
        }

        if ((body.FilledText("refresh_token") ?? previous?.RefreshToken) is not { } refresh)
        {
            return ZaloError.Local(
                ZaloLocalFault.Unreadable, "The answer has an access token but no refresh token.", ZaloReaction.Administrator, maybeSent: true);
        }

        // Counted from the question, not from the answer: never later than the truth.
        var life = body.Number("expires_in") is { } seconds and > 0 and < 315_360_000 ? TimeSpan.FromSeconds(seconds) : DocumentedLife;
        return new ZaloTokens
        {
            AccessToken = access,
            RefreshToken = refresh,
            IssuedAt = asked,
            ExpiresAt = asked + life,
            GrantedAt = previous?.GrantedAt ?? asked,
        };
    }
}
