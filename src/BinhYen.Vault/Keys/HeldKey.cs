using System.Runtime.InteropServices;

namespace BinhYen.Vault.Keys;

/// <summary>
/// A record key open in guarded memory. Whoever gets one holds it and disposes it; the last to let go erases it, so that
/// none is erased in the middle of its use. Seals with XChaCha20-Poly1305, as <see cref="KeyWrap"/> does.
/// </summary>
internal sealed partial class HeldKey : IDisposable
{
    private readonly nint _secret;
    private int _holders = 1;

    public HeldKey(RecordKeyId id, ReadOnlySpan<byte> secret) => (Id, _secret) = (id, KeyMemory.Keep(secret));

    ~HeldKey() => KeyMemory.Return(_secret);

    public RecordKeyId Id { get; }

    /// <summary>One more holder; only for one who knows that somebody holds it at this moment.</summary>
    public HeldKey Hold()
    {
        Interlocked.Increment(ref _holders);
        return this;
    }

    /// <summary>Encrypts into <paramref name="cipher"/>, which has 16 bytes more than <paramref name="plain"/>.</summary>
    /// <param name="nonce">24 random bytes.</param>
    /// <param name="bound">What is authenticated with the text and not encrypted.</param>
    /// <param name="plain">What is encrypted.</param>
    /// <param name="cipher">Text and tag.</param>
    public void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> plain, Span<byte> cipher)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cipher.Length, plain.Length + KeyWrap.TagSize);
        CheckInUse(nonce);
        crypto_aead_xchacha20poly1305_ietf_encrypt(cipher, out _, plain, (ulong)plain.Length, bound, (ulong)bound.Length, 0, nonce, _secret);
        GC.KeepAlive(this);
    }

    /// <summary>Decrypts what <see cref="Encrypt"/> made; false when anything about it was changed.</summary>
    public bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> cipher, Span<byte> plain)
    {
        if (cipher.Length < KeyWrap.TagSize)
            return false;
        ArgumentOutOfRangeException.ThrowIfNotEqual(plain.Length, cipher.Length - KeyWrap.TagSize);
        CheckInUse(nonce);
        var result = crypto_aead_xchacha20poly1305_ietf_decrypt(plain, out _, 0, cipher, (ulong)cipher.Length, bound, (ulong)bound.Length, nonce, _secret);
        GC.KeepAlive(this);
        return result == 0;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _holders) != 0)
            return;
        KeyMemory.Return(_secret);
        GC.SuppressFinalize(this);
    }

    private void CheckInUse(ReadOnlySpan<byte> nonce)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(nonce.Length, KeyWrap.NonceSize);
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _holders) <= 0, this);
    }

    [LibraryImport("libsodium")]
    private static partial int crypto_aead_xchacha20poly1305_ietf_encrypt(
        Span<byte> cipher, out ulong cipherLength, ReadOnlySpan<byte> plain, ulong plainLength, ReadOnlySpan<byte> bound, ulong boundLength,
        nint neverUsed, ReadOnlySpan<byte> nonce, nint key);

    [LibraryImport("libsodium")]
    private static partial int crypto_aead_xchacha20poly1305_ietf_decrypt(
        Span<byte> plain, out ulong plainLength, nint neverUsed, ReadOnlySpan<byte> cipher, ulong cipherLength, ReadOnlySpan<byte> bound, ulong boundLength,
        ReadOnlySpan<byte> nonce, nint key);
}
