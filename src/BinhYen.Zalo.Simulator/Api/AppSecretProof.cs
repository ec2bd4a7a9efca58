using System.Security.Cryptography;
using System.Text;

namespace BinhYen.Zalo.Simulator.Api;

/// <summary><c>appsecret_proof</c>: lower-case hex HMAC-SHA256 of the access token, keyed with the app's secret.</summary>
internal static class AppSecretProof
{
    public static string Of(string accessToken, string appSecret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(accessToken)));

    public static bool IsRight(string? proof, string accessToken, string appSecret) =>
        string.Equals(proof, Of(accessToken, appSecret), StringComparison.OrdinalIgnoreCase);
}
