using System.Security.Cryptography;
using OtpNet;
using QRCoder;

namespace BinhYen.Staff.Setup;

/// <summary>The shared secret between an account and its authenticator: 160 random bits in base32 (RFC 4226 §4).</summary>
internal static class AuthenticatorKey
{
    public static string New() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(20));

    /// <summary>In groups of four, for typing by hand.</summary>
    public static string Grouped(string key) => string.Join(' ', key.Chunk(4).Select(group => new string(group)));

    /// <summary>What the QR code says, and what an authenticator on the same telephone opens.</summary>
    public static string Link(string key, string account) => new OtpUri(OtpType.Totp, key, account, "BinhYen").ToString();

    /// <summary>The QR code an authenticator reads, as SVG without scripts or styles.</summary>
    public static string Svg(string key, string account)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Link(key, account), QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>Whether a code belongs to a key that is not in force yet.</summary>
    /// <param name="key">Base32.</param>
    /// <param name="code">Six digits.</param>
    /// <param name="now">Now.</param>
    /// <param name="step">The 30-second step it matched, to be remembered as used.</param>
    public static bool Matches(string key, string code, DateTimeOffset now, out long step) =>
        new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(now.UtcDateTime, code, out step, new VerificationWindow(previous: 1, future: 1));
}
