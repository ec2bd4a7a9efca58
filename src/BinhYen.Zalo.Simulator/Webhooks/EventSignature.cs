using System.Security.Cryptography;
using System.Text;

namespace BinhYen.Zalo.Simulator.Webhooks;

/// <summary>
/// The value of <c>X-ZEvent-Signature</c>: <c>mac=</c> and the lower-case hex SHA-256 of app id, raw body, timestamp and
/// OA secret key, one after the other. A plain hash, not an HMAC.
/// </summary>
internal static class EventSignature
{
    public static string Of(string appId, ReadOnlySpan<byte> body, string timestamp, string oaSecretKey)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(appId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(oaSecretKey));
        return "mac=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
