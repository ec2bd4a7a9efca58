using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace BinhYen.Vault.Sealing;

/// <summary>Keyed BLAKE2b over a purpose and a value, with the purpose's length in front so that no two pairs collide.</summary>
internal static class KeyedHash
{
    private const int OnStack = 512;

    /// <summary>16 bytes: enough that terms of one commune do not meet by chance, half the size of a full hash.</summary>
    public static Blake2bMac Term { get; } = new(keySize: 32, macSize: 16);

    /// <summary>32 bytes, where one collision would hand a case to a stranger.</summary>
    public static Blake2bMac Full { get; } = new(keySize: 32, macSize: 32);

    public static void Compute(Blake2bMac algorithm, Key key, string purpose, ReadOnlySpan<char> value, Span<byte> hash)
    {
        Purpose.Check(purpose);
        var size = 1 + purpose.Length + Encoding.UTF8.GetByteCount(value);
        var rented = size > OnStack ? ArrayPool<byte>.Shared.Rent(size) : null;
        var buffer = rented is null ? stackalloc byte[OnStack] : rented;
        buffer[0] = (byte)purpose.Length;
        Encoding.ASCII.GetBytes(purpose, buffer[1..]);
        Encoding.UTF8.GetBytes(value, buffer[(1 + purpose.Length)..]);
        algorithm.Mac(key, buffer[..size], hash);

        CryptographicOperations.ZeroMemory(buffer[..size]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }
}
