using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BinhYen.Communes.Demo;

/// <summary>The API key of the demo, derived like the demo passwords; it exists only in databases that the demo command made.</summary>
internal static class DemoApiKey
{
    /// <summary>The whole key, as sent in <c>X-Api-Key</c>.</summary>
    public static string Secret { get; } = "by_" + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes("binhyen demo api key")));
}
