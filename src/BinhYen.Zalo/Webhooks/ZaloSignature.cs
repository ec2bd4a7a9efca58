using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Webhooks;

/// <summary>
/// The header <c>X-ZEvent-Signature</c>: <c>mac=</c> and the hexadecimal SHA-256 of
/// <c>app id + raw body + timestamp + OA secret key</c>. A plain hash without separators, not an HMAC.
/// </summary>
/// <remarks>
/// The key is the Official Account secret key of the app's webhook page, not the app secret. The signature says nothing about
/// age: retries carry the old body for up to two hours, so replays are caught by <see cref="ZaloWebhookEvent.DedupeKey"/>.
/// </remarks>
public static class ZaloSignature
{
    /// <summary>The name of the header; header names do not distinguish case.</summary>
    public const string HeaderName = "X-ZEvent-Signature";

    private const string Prefix = "mac=";

    /// <summary>Says whether a body was signed with one of the keys. Never throws, whatever arrived.</summary>
    /// <param name="rawBody">The bytes as they came; re-serialised JSON has another hash.</param>
    /// <param name="header">The header's value; null when it is missing. The prefix, spaces and letter case are not insisted on.</param>
    /// <param name="appId">The app's id. The body's own claim is not asked.</param>
    /// <param name="keys">The valid keys: usually one, two for a while after the secret was reset.</param>
    /// <returns>False for everything that is not certainly right, also when no key is given.</returns>
    public static bool Verify(ReadOnlySpan<byte> rawBody, string? header, ZaloAppId appId, params IEnumerable<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        if (!TryReadHeader(header, claimed) || TimestampOf(rawBody) is not { } timestamp)
        {
            return false;
        }

        var matches = false;
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var key in keys)
        {
            if (string.IsNullOrEmpty(key))
            {
                // An unset key must not become a key that everybody knows.
                continue;
            }

            Hash(rawBody, appId, timestamp, key, expected);
            matches |= CryptographicOperations.FixedTimeEquals(expected, claimed);
        }

        return matches;
    }

    /// <summary>Makes the header's value for a body: for simulators and tests.</summary>
    /// <param name="rawBody">The bytes that will be sent.</param>
    /// <param name="appId">The app's id.</param>
    /// <param name="timestamp">The value of the body's own <c>timestamp</c>.</param>
    /// <param name="key">The OA secret key.</param>
    public static string Sign(ReadOnlySpan<byte> rawBody, ZaloAppId appId, string timestamp, string key)
    {
        ArgumentNullException.ThrowIfNull(timestamp);
        ArgumentException.ThrowIfNullOrEmpty(key);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(rawBody, appId, timestamp, key, hash);
        return Prefix + Convert.ToHexStringLower(hash);
    }

    private static void Hash(ReadOnlySpan<byte> rawBody, ZaloAppId appId, string timestamp, string key, Span<byte> hash)
    {
        // In one piece: a hash that is fed bit by bit costs more than copying a kilobyte.
        var id = appId.ToString();
        var longest = rawBody.Length + Encoding.UTF8.GetMaxByteCount(id.Length + timestamp.Length + key.Length);
        var rented = ArrayPool<byte>.Shared.Rent(longest);
        try
        {
            var written = Encoding.UTF8.GetBytes(id, rented);
            rawBody.CopyTo(rented.AsSpan(written));
            written += rawBody.Length;
            written += Encoding.UTF8.GetBytes(timestamp, rented.AsSpan(written));
            written += Encoding.UTF8.GetBytes(key, rented.AsSpan(written));
            SHA256.HashData(rented.AsSpan(0, written), hash);
        }
        finally
        {
            // It held the key.
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static bool TryReadHeader(string? header, Span<byte> mac)
    {
        var text = header.AsSpan().Trim();
        if (text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            text = text[Prefix.Length..].Trim();
        }

        return text.Length == mac.Length * 2
            && Convert.FromHexString(text, mac, out _, out var written) == OperationStatus.Done
            && written == mac.Length;
    }

    /// <summary>
    /// The top-level timestamp, read without building a document. Of a repeated name the last counts, as it does for the parser
    /// of events, so that nobody can have one value hashed and another one used.
    /// </summary>
    private static string? TimestampOf(ReadOnlySpan<byte> rawBody)
    {
        try
        {
            var reader = new Utf8JsonReader(rawBody, new JsonReaderOptions { MaxDepth = LenientDocument.MaxDepth });
            string? timestamp = null;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("timestamp"u8))
                {
                    reader.Read();
                    timestamp = reader.TokenType switch
                    {
                        JsonTokenType.String => reader.GetString(),
                        JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
                        _ => null,
                    };
                }
            }

            return timestamp;
        }
        catch (Exception garbage) when (garbage is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
