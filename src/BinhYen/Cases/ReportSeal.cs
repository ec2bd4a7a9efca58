using System.Security.Cryptography;

namespace BinhYen.Cases;

/// <summary>
/// What the journal holds of a report's words: hashes of the sealed envelopes as they were stored. Nobody can guess words from
/// them, not even with the journal and a list of likely sentences; anybody with the database can see whether an envelope is still
/// the one that was received, also when its key was destroyed since.
/// </summary>
internal static class ReportSeal
{
    /// <summary>One hash per message, in order, as the journal writes them: hexadecimal, with commas.</summary>
    public static string Of(IEnumerable<SealedText> messages) => string.Join(',', messages.Select(HashOf));

    /// <summary>One hash over all of them.</summary>
    public static byte[] Whole(string hashes) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(hashes));

    /// <summary>Whether every envelope that was received is still among those that are stored.</summary>
    public static bool AllIn(string hashes, IEnumerable<SealedText> stored)
    {
        var present = stored.Select(HashOf).ToHashSet(StringComparer.Ordinal);
        return hashes.Split(',').All(present.Contains);
    }

    private static string HashOf(SealedText text) => Convert.ToHexStringLower(SHA256.HashData(text.Envelope));
}
