using System.Diagnostics;
using System.Text.Json.Serialization;
using BinhYen.Vault.Sealing;

namespace BinhYen.Vault;

/// <summary>
/// A value that can be carried, stored and copied but not read: it holds ciphertext only. Opening it needs
/// <see cref="IRecordSealer.OpenAsync{T}"/>, the key it was sealed with and the purpose it was sealed for. Prints as
/// <c>•••</c> wherever it turns up: text, JSON, the debugger. Two sealings of one value have nothing in common, and
/// comparison is by reference, so equality tells nothing either.
/// </summary>
/// <typeparam name="T">What is inside: <see cref="string"/>, <c>byte[]</c>, or a small record that JSON can carry.</typeparam>
[DebuggerDisplay("•••")]
[JsonConverter(typeof(MaskingConverterFactory))]
public sealed class Sealed<T>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _bytes;

    internal Sealed(byte[] bytes) => _bytes = bytes;

    /// <summary>The key this value was sealed with. Destroying that key makes the value unreadable for ever.</summary>
    public RecordKeyId KeyId => SealedFormat.KeyIdOf(_bytes);

    /// <summary>Size of the stored form in bytes: the plain size plus 57.</summary>
    public int Length => _bytes.Length;

    /// <summary>The stored form: version, key id, nonce, ciphertext and tag. Not copied: do not change it.</summary>
    public byte[] ToBytes() => _bytes;

    /// <summary>Always <c>•••</c>.</summary>
    public override string ToString() => SealedFormat.Mask;
}

/// <summary>Takes sealed values back from storage.</summary>
public static class Sealed
{
    /// <summary>
    /// Takes back what <see cref="Sealed{T}.ToBytes"/> gave for storage. Does not check the seal (that is what opening
    /// does), only that the bytes have the outer shape of a sealed value.
    /// </summary>
    /// <typeparam name="T">The type that was sealed.</typeparam>
    /// <param name="bytes">The stored form; not copied, so it must not be changed afterwards.</param>
    /// <exception cref="FormatException">The bytes were never a sealed value.</exception>
    public static Sealed<T> FromBytes<T>(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return SealedFormat.HasShape(bytes)
            ? new Sealed<T>(bytes)
            : throw new FormatException("These bytes are not a sealed value.");
    }
}
