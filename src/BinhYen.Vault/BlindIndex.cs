using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BinhYen.Vault.Keys;
using BinhYen.Vault.Sealing;
using NSec.Cryptography;

namespace BinhYen.Vault;

/// <summary>
/// Turns words into terms that can be compared without the words: keyed BLAKE2b, 16 bytes, with a key of the
/// commune's own, so that terms of two communes never match and nobody without the key can try a dictionary. Valid
/// as long as the vault is open; safe for concurrent use.
/// </summary>
/// <remarks>
/// Whoever may hand texts in can have terms made of them. Terms that stand beside other people's are therefore stored as sealed lists (<see cref="Seal"/>): in the open, the terms of ten texts
/// with every syllable of the language would spell out all others.
/// </remarks>
public sealed class BlindIndex
{
    // Lists are filled up, so that their size says little of how many words there were.
    private const int Step = 32;

    // One for each key, for as long as the key is held.
    private static readonly ConditionalWeakTable<Key, Key> Lists = [];

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

    /// <summary>The first eight bytes of <see cref="Term"/> as a number, big end first: for lists of many terms. Nothing is made for a word.</summary>
    /// <param name="purpose">As for <see cref="Term"/>.</param>
    /// <param name="foldedWord">As for <see cref="Term"/>.</param>
    public long ShortTerm(string purpose, ReadOnlySpan<char> foldedWord)
    {
        Span<byte> term = stackalloc byte[KeyedHash.Term.MacSize];
        KeyedHash.Compute(KeyedHash.Term, _key, purpose, foldedWord, term);
        return BinaryPrimitives.ReadInt64BigEndian(term);
    }

    /// <summary>Seals a list of terms: what is stored of it is different at every sealing, also of equal lists.</summary>
    /// <param name="terms">Terms of <see cref="ShortTerm"/>; their order is lost.</param>
    /// <returns>A nonce, the list in whole steps, and a tag.</returns>
    public byte[] Seal(IEnumerable<long> terms)
    {
        var sorted = terms.Order().ToList();
        var filled = new byte[(sorted.Count + Step - 1) / Step * Step * sizeof(long)];
        for (var i = 0; i < sorted.Count; i++) BinaryPrimitives.WriteInt64LittleEndian(filled.AsSpan(i * sizeof(long)), sorted[i]);
        return KeyWrap.Wrap(ListKey(), filled, []);
    }

    /// <summary>Opens a list.</summary>
    /// <param name="list">What <see cref="Seal"/> gave.</param>
    /// <returns>The terms; none where the list was sealed by another commune or changed.</returns>
    public long[] Open(ReadOnlySpan<byte> list)
    {
        var terms = new long[Math.Max(0, KeyWrap.SecretLength(list)) / sizeof(long)];
        var bytes = MemoryMarshal.AsBytes(terms.AsSpan());
        if (!KeyWrap.TryUnwrap(ListKey(), list, [], bytes)) return [];
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(terms, terms);
        // What a list was filled up with is no term.
        return Array.IndexOf(terms, 0) < 0 ? terms : Array.FindAll(terms, term => term != 0);
    }

    private Key ListKey() => Lists.GetValue(_key, static key =>
    {
        var secret = new byte[KeyWrap.SecretSize];
        // Two halves, for the key belongs to the short hash.
        for (var half = 0; half < 2; half++) KeyedHash.Compute(KeyedHash.Term, key, "search.lists", half == 0 ? "a" : "b", secret.AsSpan(half * KeyedHash.Term.MacSize, KeyedHash.Term.MacSize));
        return Key.Import(KeyWrap.Cipher, secret, KeyBlobFormat.RawSymmetricKey);
    });
}
