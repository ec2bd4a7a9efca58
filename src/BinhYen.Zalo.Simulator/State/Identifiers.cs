using System.Globalization;
using System.Security.Cryptography;

namespace BinhYen.Zalo.Simulator.State;

/// <summary>Identifiers in the forms Zalo uses. All are opaque strings to a client.</summary>
internal static class Identifiers
{
    /// <summary>Message and group ids: 20 lower-case hex characters.</summary>
    public static string Message() => RandomNumberGenerator.GetHexString(20, lowercase: true);

    /// <summary>User ids: 19 digits, larger than what a floating-point number can hold exactly.</summary>
    public static string User() => "73" + Digits(17);

    /// <summary>The same person as seen by the application.</summary>
    public static string UserByApp() => "51" + Digits(17);

    /// <summary>Tokens, codes, upload ids: opaque, base64url-like.</summary>
    public static string Token(int length) =>
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", length);

    /// <summary>Milliseconds since 1970 as a decimal string, the form of every Zalo time.</summary>
    public static string Milliseconds(DateTimeOffset at) =>
        at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string Digits(int count) => RandomNumberGenerator.GetString("0123456789", count);
}
