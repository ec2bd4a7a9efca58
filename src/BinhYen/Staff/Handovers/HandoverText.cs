using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BinhYen.Staff.Handovers;

/// <summary>
/// The text that is signed, made from the rows. Its hash is kept with each signature and in the journal: rows that were
/// changed afterwards, by whatever way, no longer make the same text.
/// </summary>
internal static class HandoverText
{
    /// <summary>The part of one receiver, or the whole.</summary>
    /// <param name="handover">With its items.</param>
    /// <param name="receiver">Whose part; null for the whole.</param>
    public static byte[] HashOf(StaffHandover handover, StaffId? receiver) => SHA256.HashData(Encoding.UTF8.GetBytes(Of(handover, receiver)));

    /// <summary>The text a signature stands for: a receiver's own part, the whole for all others.</summary>
    public static byte[] HashFor(StaffHandover handover, HandoverSignature signature) =>
        HashOf(handover, signature.Part is HandoverPart.Receiver ? signature.Signer : null);

    /// <summary>Whether the rows still say what was signed.</summary>
    public static bool Holds(StaffHandover handover, HandoverSignature signature) =>
        CryptographicOperations.FixedTimeEquals(signature.TextHash, HashFor(handover, signature));

    // What was chosen after signing is printed apart; it was not signed.
    private static string Of(StaffHandover handover, StaffId? receiver)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"binhyen-handover-1|{handover.Id}|{handover.CommuneId}|{handover.Giver}|{handover.Reason}|{handover.Basis}|{handover.EffectiveAt.ToUnixTimeSeconds()}|{handover.ReturnsOn:O}\n");
        foreach (var item in handover.Items.Where(i => !i.ChangedAfterSigning && (receiver is null || i.Receiver == receiver)).OrderBy(i => i.Number))
            text.Append(CultureInfo.InvariantCulture, $"{item.Number}|{item.Key}|{item.Label}|{item.Detail}|{item.DueAt?.ToUnixTimeSeconds()}|{item.Receiver?.ToString() ?? (item.Ends ? "ends" : "stays")}\n");
        return text.ToString();
    }
}
