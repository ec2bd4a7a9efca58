using BinhYen.Vault;

namespace BinhYen.Cases;

/// <summary>
/// The short code under our messages by which anybody can ask whether a message is genuine (R-YC-06). It opens
/// nothing: it only says "yes, ours, of that day". It is made to be shown around, so it is stored nowhere: in the open beside the report it would
/// say to whoever copied the file what the person who showed it has reported (decision 0139).
/// </summary>
internal static class CheckCodes
{
    private const int Length = 8;

    /// <summary>The code of a thread: eight letters and digits that are not mistaken for each other, 40 bits of a keyed hash. Always the same.</summary>
    public static string Of(IRecordSealer vault, ConversationId thread) => Crockford.FromEntropy(vault.HashSecret("check-code.made", thread.Value.ToString("N")), Length);

    /// <summary>The keyed hash under which the thread of a code is found.</summary>
    public static byte[] HashOf(IRecordSealer vault, string code) => vault.HashSecret("check-code", code);
}
