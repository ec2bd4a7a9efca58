using System.Security.Cryptography;

namespace BinhYen.Cases;

/// <summary>
/// The short code under our messages by which anybody can ask whether a message is genuine (R-YC-06). It opens
/// nothing: it only says "yes, ours, of that day".
/// </summary>
internal static class CheckCodes
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Eight letters and digits that are not mistaken for each other, about 39 bits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, 8);
}
