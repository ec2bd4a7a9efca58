using NSec.Cryptography;

namespace BinhYen.Vault.Keys;

/// <summary>
/// A record key open in libsodium's guarded memory (making that costs more than sealing with it). Whoever gets one
/// holds it and disposes it; the last to let go erases it, so that none is erased in the middle of its use.
/// </summary>
internal sealed class HeldKey(RecordKeyId id, ReadOnlySpan<byte> secret) : IDisposable
{
    private int _holders = 1;

    public RecordKeyId Id { get; } = id;

    public Key Key { get; } = Key.Import(KeyWrap.Cipher, secret, KeyBlobFormat.RawSymmetricKey);

    /// <summary>One more holder; only for one who knows that somebody holds it at this moment.</summary>
    public HeldKey Hold()
    {
        Interlocked.Increment(ref _holders);
        return this;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
            Key.Dispose();
    }
}
