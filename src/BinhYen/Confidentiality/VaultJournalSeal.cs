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

/// <summary>Signs and checks checkpoints with the commune's signing key, which never leaves the vault.</summary>
internal sealed class VaultJournalSigner(SecureVault vault) : IJournalSigner
{
    public ValueTask<byte[]> SignAsync(CommuneId commune, byte[] data, CancellationToken cancellationToken) =>
        vault.Signatures.SignAsync(commune.Value, data, cancellationToken);

    public async ValueTask<bool> MadeAsync(CommuneId commune, byte[] data, byte[] signature, CancellationToken cancellationToken) =>
        SigningKeys.Verify(await PublicKeyAsync(commune, cancellationToken), data, signature);

    public ValueTask<byte[]> PublicKeyAsync(CommuneId commune, CancellationToken cancellationToken) => vault.Signatures.PublicKeyAsync(commune.Value, cancellationToken);
}

/// <summary>How far journals had come, as the vault remembers it.</summary>
internal sealed class VaultJournalMemory(SecureVault vault) : IJournalMemory
{
    public async Task<RememberedEntry?> NewestAsync(CommuneId commune, CancellationToken cancellationToken) =>
        await vault.Memory.JournalEndAsync(commune.Value, cancellationToken) is { } end ? new RememberedEntry(end.Sequence, end.Hash) : null;

    public async Task<IReadOnlyList<CommuneId>> CommunesAsync(CancellationToken cancellationToken) =>
        [.. (await vault.Memory.CommunesAsync(cancellationToken)).Select(CommuneId.From)];
}
