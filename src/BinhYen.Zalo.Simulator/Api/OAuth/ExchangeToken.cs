using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.OAuth;

/// <summary>
/// <c>POST /v4/oa/access_token</c> (the OA) and <c>/v4/access_token</c> (a person who signs in): a code or a refresh
/// token for a new pair. The secret travels in the header <c>secret_key</c> only.
/// </summary>
internal static class ExchangeToken
{
    public static Task<IResult> ForOa(HttpRequest request, World world) => Handle(request, world, isLogin: false);

    public static Task<IResult> ForLogin(HttpRequest request, World world) => Handle(request, world, isLogin: true);

    private static async Task<IResult> Handle(HttpRequest request, World world, bool isLogin)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync() : FormCollection.Empty;
        lock (world.Gate)
        {
            if (form["app_id"] != world.Account.AppId)
                return OAuthError.InvalidAppId;
            if (request.Headers["secret_key"] != world.Account.AppSecret)
                return OAuthError.InvalidSecret;
            return (string?)form["grant_type"] switch
            {
                "authorization_code" => FromCode(form, world, isLogin),
                "refresh_token" => FromRefreshToken(form, world, isLogin),
                _ => OAuthError.InvalidGrantType,
            };
        }
    }

    private static IResult FromCode(IFormCollection form, World world, bool isLogin)
    {
        if (world.Grants.TakeCode(form["code"].ToString(), world.Now) is not { } grant || grant.ResidentId is not null != isLogin)
            return OAuthError.InvalidCode;
        if (grant.Challenge is not null && grant.Challenge != Challenge(form["code_verifier"].ToString()))
            return OAuthError.InvalidCode;
        return Pair(world.Grants.IssuePair(grant.ResidentId, world.Now), isLogin ? Grants.LoginRefreshLife : null);
    }

    private static IResult FromRefreshToken(IFormCollection form, World world, bool isLogin)
    {
        if (world.Grants.TakeRefreshToken(form["refresh_token"].ToString(), world.Now) is not { } old
            || old.ResidentId is not null != isLogin || (!isLogin && !world.Account.IsAuthorised))
            return OAuthError.InvalidRefreshToken;
        // A person's new refresh token inherits the remaining days; for the OA the three months start again.
        var pair = world.Grants.IssuePair(old.ResidentId, world.Now, isLogin ? old.ExpiresAt : null);
        return Pair(pair, isLogin ? old.ExpiresAt - world.Now : null);
    }

    private static IResult Pair(TokenPair pair, TimeSpan? refreshLife) => Results.Json(new
    {
        access_token = pair.AccessToken,
        refresh_token = pair.RefreshToken,
        expires_in = Seconds(pair.AccessLife),
        refresh_token_expires_in = refreshLife is { } life ? Seconds(life) : null,
    }, ZaloAnswer.Json);

    private static string Seconds(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static string Challenge(string verifier) =>
        System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
