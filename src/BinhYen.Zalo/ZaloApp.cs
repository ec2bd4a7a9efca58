using System.Security.Cryptography;
using System.Text;

namespace BinhYen.Zalo;

/// <summary>An app of developers.zalo.me: its id and the secret that proves requests come from it.</summary>
/// <remarks>The app secret is not the Official Account secret key that signs webhooks (<see cref="Webhooks.ZaloSignature"/>).</remarks>
public sealed class ZaloApp
{
    private readonly string _secret;

    /// <summary>Describes the app.</summary>
    /// <param name="id">The app id.</param>
    /// <param name="secret">The app secret; kept in memory, never printed.</param>
    public ZaloApp(ZaloAppId id, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        (Id, _secret) = (id, secret);
    }

    /// <summary>The app id.</summary>
    public ZaloAppId Id { get; }

    internal string Secret => _secret;

    /// <summary>
    /// The header <c>appsecret_proof</c>: lower-case hexadecimal HMAC-SHA256 of the access token under the app secret. Wanted
    /// when the app's switch for it is on, and always by the login server.
    /// </summary>
    /// <param name="accessToken">The token the call carries.</param>
    public string Proof(string accessToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_secret), Encoding.UTF8.GetBytes(accessToken)));
    }

    /// <summary>The app id only.</summary>
    public override string ToString() => $"Zalo app {Id}";
}
