using System.Globalization;
using System.Security.Cryptography;

namespace BinhYen.Verification;

/// <summary>Secrets that are shown once and stored only as keyed hashes.</summary>
internal static class OneTime
{
    public const string LinkPurpose = "verifier.link-word";
    public const string WebPurpose = "verification.web-link";
    public const string CodePurpose = "verification.one-time-code";
    public const string ZaloPurpose = "verification.zalo-word";

    private const int SecretLength = 20;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Twenty letters and figures, 99 bits; none that looks like another.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Letters, SecretLength);

    /// <summary>Six figures to be told by telephone.</summary>
    public static string NewCode() => RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);

    /// <summary>A secret as it may have been typed or pasted; null when it cannot be one.</summary>
    public static string? Read(string? typed) => typed?.Trim().ToLowerInvariant() is { Length: SecretLength } secret && secret.All(Letters.Contains) ? secret : null;
}
