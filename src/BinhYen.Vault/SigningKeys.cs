using BinhYen.Vault.Keys;
using NSec.Cryptography;

namespace BinhYen.Vault;

/// <summary>
/// Signatures of communes (Ed25519), for the daily checkpoints of the journal (S-07). The private key is wrapped like
/// every commune key and never leaves the vault; it stays the same when the master key is rotated.
/// </summary>
public sealed class SigningKeys
{
    private readonly Keyrings _keyrings;

    internal SigningKeys(Keyrings keyrings) => _keyrings = keyrings;

    /// <summary>Signs bytes in the name of the commune.</summary>
    /// <returns>64 bytes.</returns>
    public async ValueTask<byte[]> SignAsync(Guid communeId, ReadOnlyMemory<byte> data, CancellationToken ct = default) =>
        SignatureAlgorithm.Ed25519.Sign((await KeyAsync(communeId, ct)).Key, data.Span);

    /// <summary>The key by which anybody can check the commune's signatures: 32 bytes, meant to be published.</summary>
    public async ValueTask<byte[]> PublicKeyAsync(Guid communeId, CancellationToken ct = default) =>
        [.. (await KeyAsync(communeId, ct)).Key.PublicKey.Export(KeyBlobFormat.RawPublicKey)];

    /// <summary>Checks a signature; needs no vault. False also for a key or signature of the wrong size.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        PublicKey.TryImport(SignatureAlgorithm.Ed25519, publicKey, KeyBlobFormat.RawPublicKey, out var key)
        && SignatureAlgorithm.Ed25519.Verify(key!, data, signature);

    private ValueTask<CommuneKey> KeyAsync(Guid communeId, CancellationToken ct) =>
        _keyrings.NewestAsync(communeId, KeyPurpose.Signing, ct);
}
