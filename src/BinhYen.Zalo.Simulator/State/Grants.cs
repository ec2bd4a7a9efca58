namespace BinhYen.Zalo.Simulator.State;

/// <summary>
/// Codes and tokens of the application. Rules of OAuth v4: a code lives 10 minutes and works once; an access token lives
/// 25 hours and dies when the next is made; a refresh token lives 3 months and works once.
/// </summary>
internal sealed class Grants
{
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan AccessLife = TimeSpan.FromHours(25);
    public static readonly TimeSpan RefreshLife = TimeSpan.FromDays(90);
    public static readonly TimeSpan LoginAccessLife = TimeSpan.FromHours(1);
    public static readonly TimeSpan LoginRefreshLife = TimeSpan.FromDays(30);

    private readonly Dictionary<string, GrantCode> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IssuedToken> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IssuedToken> _refresh = new(StringComparer.Ordinal);

    /// <param name="challenge">PKCE challenge of the permission request; null when it carried none.</param>
    /// <param name="residentId">The person who signs in; null for the grant of the OA itself.</param>
    /// <param name="now">The moment the permission is given.</param>
    public string IssueCode(string? challenge, string? residentId, DateTimeOffset now)
    {
        var code = Identifiers.Token(40);
        _codes[code] = new GrantCode(challenge, residentId, now + CodeLife);
        return code;
    }

    /// <summary>The code's grant, if it is still good. It is used up by asking.</summary>
    public GrantCode? TakeCode(string code, DateTimeOffset now) =>
        _codes.Remove(code, out var grant) && grant.ExpiresAt > now ? grant : null;

    /// <summary>A new pair. For the OA it puts the former access token out of use at once.</summary>
    public TokenPair IssuePair(string? residentId, DateTimeOffset now, DateTimeOffset? refreshUntil = null)
    {
        if (residentId is null)
            foreach (var (token, issued) in _access.Where(a => a.Value.ResidentId is null).ToList())
                _access[token] = issued with { IsReplaced = true };
        var isLogin = residentId is not null;
        var pair = new TokenPair(Identifiers.Token(180), Identifiers.Token(200), isLogin ? LoginAccessLife : AccessLife);
        _access[pair.AccessToken] = new IssuedToken(residentId, now + pair.AccessLife);
        _refresh[pair.RefreshToken] =
            new IssuedToken(residentId, refreshUntil ?? now + (isLogin ? LoginRefreshLife : RefreshLife));
        return pair;
    }

    /// <summary>The refresh token's grant, if it is still good. It is used up by asking, whatever comes of it.</summary>
    public IssuedToken? TakeRefreshToken(string token, DateTimeOffset now) =>
        _refresh.Remove(token, out var issued) && issued.ExpiresAt > now ? issued : null;

    public AccessState Check(string? accessToken, DateTimeOffset now, out string? residentId)
    {
        residentId = null;
        if (string.IsNullOrEmpty(accessToken) || !_access.TryGetValue(accessToken, out var issued) || issued.IsReplaced)
            return AccessState.Invalid;
        residentId = issued.ResidentId;
        return issued.ExpiresAt <= now ? AccessState.Expired : AccessState.Good;
    }

    public void ExpireAccessTokens(DateTimeOffset now)
    {
        foreach (var (token, issued) in _access.ToList())
            _access[token] = issued with { ExpiresAt = now };
    }

    /// <summary>As if another process had refreshed: the refresh tokens known to the client are dead.</summary>
    public void BurnRefreshTokens() => _refresh.Clear();

    public void Clear()
    {
        _codes.Clear();
        _access.Clear();
        _refresh.Clear();
    }
}

internal sealed record GrantCode(string? Challenge, string? ResidentId, DateTimeOffset ExpiresAt);

internal sealed record IssuedToken(string? ResidentId, DateTimeOffset ExpiresAt, bool IsReplaced = false);

internal sealed record TokenPair(string AccessToken, string RefreshToken, TimeSpan AccessLife);

internal enum AccessState { Good, Invalid, Expired }
