using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BinhYen.Zalo.OAuth;

/// <summary>
/// A PKCE pair: the challenge travels with the permission link, the verifier with the exchange of the code.
/// </summary>
/// <remarks>
/// Zalo's documents contradict each other: some want a fresh pair for each request, some one stored pair per app. Both work:
/// <see cref="Create"/> makes a fresh one (keep it beside the <c>state</c>), <see cref="FromVerifier"/> takes the stored one.
/// </remarks>
public sealed class ZaloPkce
{
    private ZaloPkce(string verifier) =>
        (Verifier, Challenge) = (verifier, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));

    /// <summary>43 characters. Secret until the code has been exchanged.</summary>
    public string Verifier { get; }

    /// <summary>Base64url of the SHA-256 of the verifier, without padding. Public.</summary>
    public string Challenge { get; }

    /// <summary>A fresh pair with 256 random bits.</summary>
    public static ZaloPkce Create() => new(RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 43));

    /// <summary>The pair of a stored verifier.</summary>
    /// <param name="verifier">43 to 128 letters, digits, <c>-</c>, <c>.</c>, <c>_</c> or <c>~</c>.</param>
    /// <exception cref="FormatException">The text cannot be a verifier.</exception>
    public static ZaloPkce FromVerifier(string verifier)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        return verifier.Length is >= 43 and <= 128 && verifier.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~')
            ? new ZaloPkce(verifier)
            : throw new FormatException("A PKCE verifier has 43 to 128 unreserved characters.");
    }
}
