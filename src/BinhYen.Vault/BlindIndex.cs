using System.Buffers.Binary;
using BinhYen.Vault.Sealing;
using NSec.Cryptography;

namespace BinhYen.Vault;

/// <summary>
/// Turns words into terms that can be stored and compared in the open: keyed BLAKE2b, 16 bytes, with a key of the
/// commune's own, so that terms of two communes never match and nobody without the key can try a dictionary. Valid
/// as long as the vault is open; safe for concurrent use.
/// </summary>
public sealed class BlindIndex
{
    private readonly Key _key;

    internal BlindIndex(Guid communeId, Key key) => (CommuneId, _key) = (communeId, key);

    /// <summary>The commune whose words these are.</summary>
    public Guid CommuneId { get; }

    /// <summary>The term of one word.</summary>
    /// <param name="purpose">Where the word stands, for example <c>case.text</c>: equal words elsewhere give other terms.</param>
    /// <param name="foldedWord">The word in the one spelling that is compared: lower case, no diacritics.</param>
    /// <returns>16 bytes, always the same for the same word.</returns>
    public byte[] Term(string purpose, ReadOnlySpan<char> foldedWord)
    {
        var term = new byte[KeyedHash.Term.MacSize];
        KeyedHash.Compute(KeyedHash.Term, _key, purpose, foldedWord, term);
        return term;
    }

    /// <summary>The first eight bytes of <see cref="Term"/> as a number, big end first: for tables of many terms. Nothing is made for a word.</summary>
    /// <param name="purpose">As for <see cref="Term"/>.</param>
    /// <param name="foldedWord">As for <see cref="Term"/>.</param>
    public long ShortTerm(string purpose, ReadOnlySpan<char> foldedWord)
    {
        Span<byte> term = stackalloc byte[KeyedHash.Term.MacSize];
        KeyedHash.Compute(KeyedHash.Term, _key, purpose, foldedWord, term);
        return BinaryPrimitives.ReadInt64BigEndian(term);
    }
}
