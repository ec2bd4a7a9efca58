namespace BinhYen.Zalo.Simulator.Api.OAuth;

/// <summary>Errors of the OAuth host: HTTP 200, their own shape, their own numbers.</summary>
internal static class OAuthError
{
    public static IResult InvalidAppId { get; } = Error(-14002, "Invalid appId");

    public static IResult InvalidSecret { get; } = Error(-14004, "Invalid secret key.");

    public static IResult InvalidCode { get; } = Error(-14005, "Invalid code.");

    /// <summary>Seen live with empty tokens beside the error.</summary>
    public static IResult InvalidRefreshToken { get; } = Results.Json(new
    {
        error = -14014, error_name = "Invalid refresh token.", message = "", access_token = "", refresh_token = "",
    });

    public static IResult InvalidGrantType { get; } = Error(-14018, "Invalid grant type.");

    private static IResult Error(int code, string name) => Results.Json(new
    {
        error = code,
        error_name = name,
        error_description = name,
        error_reason = name,
        ref_doc = "https://developers.zalo.me/docs",
    });
}
