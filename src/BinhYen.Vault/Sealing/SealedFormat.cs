using System.Security.Cryptography;
using BinhYen.Vault.Keys;

namespace BinhYen.Vault.Sealing;

/// <summary>
/// The stored form of a sealed value: <c>version (1) | key id (16) | nonce (24) | ciphertext | tag (16)</c>,
/// XChaCha20-Poly1305 with a random nonce. Version, key id and purpose are authenticated with the text.
/// </summary>
internal static class SealedFormat
{
    public const string Mask = "•••";

    private const byte Version = 1;
    private const int IdAt = 1;
    private const int NonceAt = IdAt + 16;
    private const int TextAt = NonceAt + KeyWrap.NonceSize;
    private const int Overhead = TextAt + KeyWrap.TagSize;

    public static bool HasShape(ReadOnlySpan<byte> stored) => stored.Length >= Overhead && stored[0] == Version;

    public static RecordKeyId KeyIdOf(ReadOnlySpan<byte> stored) => new(new Guid(stored.Slice(IdAt, 16), bigEndian: true));

    public static int PlainLength(ReadOnlySpan<byte> stored) => stored.Length - Overhead;

    public static byte[] Seal(HeldKey key, string purpose, ReadOnlySpan<byte> plain)
    {
        var purposeBytes = Purpose.ToBytes(purpose);
        var stored = GC.AllocateUninitializedArray<byte>(Overhead + plain.Length);
        stored[0] = Version;
        key.Id.Value.TryWriteBytes(stored.AsSpan(IdAt), bigEndian: true, out _);
        var nonce = stored.AsSpan(NonceAt, KeyWrap.NonceSize);
        RandomNumberGenerator.Fill(nonce);

        Span<byte> bound = stackalloc byte[NonceAt + purposeBytes.Length];
        Bind(stored, purposeBytes, bound);
        key.Encrypt(nonce, bound, plain, stored.AsSpan(TextAt));
        return stored;
    }

    /// <summary>Opens into <paramref name="plain"/>, which has <see cref="PlainLength"/> bytes. False: not what was sealed.</summary>
    public static bool TryOpen(HeldKey key, string purpose, ReadOnlySpan<byte> stored, Span<byte> plain)
    {
        var purposeBytes = Purpose.ToBytes(purpose);
        Span<byte> bound = stackalloc byte[NonceAt + purposeBytes.Length];
        Bind(stored, purposeBytes, bound);
        return key.TryDecrypt(stored.Slice(NonceAt, KeyWrap.NonceSize), bound, stored[TextAt..], plain);
    }

    private static void Bind(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> purpose, Span<byte> bound)
    {
        stored[..NonceAt].CopyTo(bound);
        purpose.CopyTo(bound[NonceAt..]);
    }
}
