using System.Globalization;
using BinhYen.Platform.Journal;
using BinhYen.Vault;

namespace BinhYen.Confidentiality;

/// <summary>Seals the end of a journal with a key of the vault, so that the database alone cannot forge it.</summary>
internal sealed class VaultJournalSeal(IRecordSealer vault) : IJournalSeal
{
    public byte[] Of(CommuneId commune, long sequence, byte[] hash) => vault.HashSecret(
        "journal.head", string.Create(CultureInfo.InvariantCulture, $"{commune}|{sequence}|{Convert.ToHexString(hash)}"));
}
