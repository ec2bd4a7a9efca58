using System.Security.Cryptography;
using NSec.Cryptography;

namespace BinhYen.Vault.Keys;

/// <summary>Keys encrypted by other keys: <c>nonce (24) | ciphertext | tag (16)</c>, XChaCha20-Poly1305, bound to a context.</summary>
internal static class KeyWrap
{
    public const int SecretSize = 32;

    public const int NonceSize = 24;

    public const int TagSize = 16;

    public static AeadAlgorithm Cipher => AeadAlgorithm.XChaCha20Poly1305;

    public static byte[] Wrap(Key wrapping, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> context)
    {
        var wrapped = new byte[NonceSize + secret.Length + TagSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        Cipher.Encrypt(wrapping, wrapped.AsSpan(0, NonceSize), context, secret, wrapped.AsSpan(NonceSize));
        return wrapped;
    }

    public static bool TryUnwrap(Key wrapping, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> context, Span<byte> secret) =>
        wrapped.Length == NonceSize + secret.Length + TagSize
        && Cipher.Decrypt(wrapping, wrapped[..NonceSize], context, wrapped[NonceSize..], secret);

    public static int SecretLength(ReadOnlySpan<byte> wrapped) => wrapped.Length - NonceSize - TagSize;
}
