using System.Security.Cryptography;
using System.Text;
using BinhYen.Vault.Sealing;
using NSec.Cryptography;

namespace BinhYen.Vault.Keys;

/// <summary>A master key whose 32 bytes are known to this process: from the key file or from the environment.</summary>
internal sealed class LocalMasterKey : IMasterKey, IDisposable
{
    private readonly Key _key;

    /// <param name="secret">32 bytes; the caller erases them.</param>
    public LocalMasterKey(ReadOnlySpan<byte> secret)
    {
        _key = Key.Import(KeyWrap.Cipher, secret, KeyBlobFormat.RawSymmetricKey);
        using var naming = Key.Import(KeyedHash.Full, secret, KeyBlobFormat.RawSymmetricKey);
        Span<byte> name = stackalloc byte[32];
        KeyedHash.Compute(KeyedHash.Full, naming, "master-key-name", [], name);
        Id = Convert.ToHexStringLower(name[..8]);
    }

    /// <summary>A keyed hash of nothing: names the key without telling anything about it.</summary>
    public string Id { get; }

    public ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> key, string context, CancellationToken ct = default) =>
        ValueTask.FromResult(KeyWrap.Wrap(_key, key.Span, Encoding.UTF8.GetBytes(context)));

    public ValueTask<byte[]?> UnwrapAsync(ReadOnlyMemory<byte> wrapped, string context, CancellationToken ct = default)
    {
        var secret = new byte[Math.Max(0, KeyWrap.SecretLength(wrapped.Span))];
        if (KeyWrap.TryUnwrap(_key, wrapped.Span, Encoding.UTF8.GetBytes(context), secret))
            return ValueTask.FromResult<byte[]?>(secret);
        CryptographicOperations.ZeroMemory(secret);
        return ValueTask.FromResult<byte[]?>(null);
    }

    public void Dispose() => _key.Dispose();
}
