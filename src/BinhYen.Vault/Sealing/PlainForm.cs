using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BinhYen.Vault.Keys;

namespace BinhYen.Vault.Sealing;

/// <summary>
/// How values become bytes to seal: text as UTF-8, bytes as they are (no copy), anything else as JSON with blanks behind it, for the length
/// of a sealed name would tell which neighbour's it is. Every buffer that held plain text is erased.
/// </summary>
internal static class PlainForm
{
    // Name, telephone, address and some wishes fit into one.
    private const int Step = 512;

    public static byte[] Seal<T>(HeldKey key, string purpose, T value)
    {
        switch (value)
        {
            case byte[] bytes:
                return SealedFormat.Seal(key, purpose, bytes);
            case Memory<byte> or ReadOnlyMemory<byte>:
                throw new ArgumentException($"Seal memory with {nameof(IRecordSealer.SealBytesAsync)}; what is opened later is a byte array.", nameof(value));
            case string text:
                var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
                var plain = buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer));
                var sealedText = SealedFormat.Seal(key, purpose, plain);
                CryptographicOperations.ZeroMemory(plain);
                ArrayPool<byte>.Shared.Return(buffer);
                return sealedText;
            default:
                var json = JsonSerializer.SerializeToUtf8Bytes(value);
                var padded = new byte[(json.Length + Step - 1) / Step * Step];
                padded.AsSpan(json.Length).Fill((byte)' ');
                json.CopyTo(padded.AsSpan());
                var sealedJson = SealedFormat.Seal(key, purpose, padded);
                CryptographicOperations.ZeroMemory(json);
                CryptographicOperations.ZeroMemory(padded);
                return sealedJson;
        }
    }

    public static Unsealed<T> Open<T>(HeldKey key, string purpose, byte[] stored)
    {
        if (typeof(T) == typeof(byte[]))
        {
            var bytes = GC.AllocateUninitializedArray<byte>(SealedFormat.PlainLength(stored));
            return SealedFormat.TryOpen(key, purpose, stored, bytes)
                ? new Unsealed<T>((T)(object)bytes)
                : new Unsealed<T>(UnsealOutcome.Corrupt);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(SealedFormat.PlainLength(stored));
        var plain = buffer.AsSpan(0, SealedFormat.PlainLength(stored));
        var result = SealedFormat.TryOpen(key, purpose, stored, plain)
            ? new Unsealed<T>(Read<T>(plain))
            : new Unsealed<T>(UnsealOutcome.Corrupt);
        CryptographicOperations.ZeroMemory(plain);
        ArrayPool<byte>.Shared.Return(buffer);
        return result;
    }

    /// <summary>The bytes are authentic, so failing to read them means the calling code asks for another type.</summary>
    private static T Read<T>(ReadOnlySpan<byte> plain) => typeof(T) == typeof(string)
        ? (T)(object)Encoding.UTF8.GetString(plain)
        : JsonSerializer.Deserialize<T>(plain)!;
}
