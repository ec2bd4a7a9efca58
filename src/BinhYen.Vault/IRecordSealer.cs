namespace BinhYen.Vault;

/// <summary>
/// The door of the vault for casework: keys for records, sealing and opening, deletion, and keyed hashes that let
/// sealed words and codes be found without being stored. Knows nothing of persons. Safe for concurrent use.
/// </summary>
public interface IRecordSealer
{
    /// <summary>
    /// Hands out a key for a new record. The key is already durable when this returns (keys are made ahead, many in
    /// one transaction), is never handed out twice, and is in memory, so the sealing that follows does not wait.
    /// </summary>
    /// <param name="communeId">The commune whose key wraps this one.</param>
    /// <param name="ct">Gives up waiting; a key on its way is then simply never used.</param>
    ValueTask<RecordKeyId> NewKeyAsync(Guid communeId, CancellationToken ct = default);

    /// <summary>Seals a value for storage in one place.</summary>
    /// <typeparam name="T"><see cref="string"/>, <c>byte[]</c>, or a small record that JSON can carry.</typeparam>
    /// <param name="key">The record the value belongs to.</param>
    /// <param name="purpose">
    /// Names the column, for example <c>case.text</c>; 1–64 characters. Bound into the seal: a value moved to another
    /// column or another record does not open.
    /// </param>
    /// <param name="value">The plain value; not kept.</param>
    /// <param name="ct">Gives up waiting for the key to be read.</param>
    /// <exception cref="RecordKeyGoneException">The key was destroyed, so nothing can be added to the record.</exception>
    ValueTask<Sealed<T>> SealAsync<T>(RecordKeyId key, string purpose, T value, CancellationToken ct = default);

    /// <summary>Seals bytes, for example an attachment of up to 25 MB, without copying them first.</summary>
    /// <inheritdoc cref="SealAsync{T}(RecordKeyId, string, T, CancellationToken)"/>
    ValueTask<Sealed<byte[]>> SealBytesAsync(RecordKeyId key, string purpose, ReadOnlyMemory<byte> value, CancellationToken ct = default);

    /// <summary>Opens a sealed value. Usually runs to its end without waiting, in a few microseconds.</summary>
    /// <param name="value">What storage gave back.</param>
    /// <param name="purpose">The purpose it was sealed for.</param>
    /// <param name="ct">Gives up waiting for the key to be read.</param>
    ValueTask<Unsealed<T>> OpenAsync<T>(Sealed<T> value, string purpose, CancellationToken ct = default);

    /// <summary>
    /// Reads many keys at once before a list is opened row by row. Keys that are destroyed or unknown are passed over.
    /// </summary>
    Task WarmAsync(IReadOnlyCollection<RecordKeyId> keys, CancellationToken ct = default);

    /// <summary>
    /// Deletes records by destroying their keys, and writes the minutes of it. What they sealed stays unreadable in
    /// every copy, also when an older backup of the vault itself is put back (P-08). Destroying twice is harmless.
    /// </summary>
    /// <param name="keys">The records to delete.</param>
    /// <param name="reason">A code of the retention rule or request, 1–64 characters; never words about a person.</param>
    /// <param name="ct">Stops before anything is destroyed, not in the middle.</param>
    /// <returns>How many keys existed until now.</returns>
    Task<int> DestroyAsync(IReadOnlyCollection<RecordKeyId> keys, string reason, CancellationToken ct = default);

    /// <summary>The minutes of a deletion, or null when the key was never destroyed.</summary>
    Task<DeletionMinutes?> MinutesOfAsync(RecordKeyId key, CancellationToken ct = default);

    /// <summary>Opens the blind index of a commune, for searching sealed words and finding rows by a secret value.</summary>
    ValueTask<BlindIndex> BlindIndexAsync(Guid communeId, CancellationToken ct = default);

    /// <summary>
    /// A keyed hash (BLAKE2b-256) of a secret of at least 80 random bits, for example a tracking code, looked up
    /// before the commune is known. Fast on purpose: such a secret needs no slow hash, and a slow one would let
    /// strangers tire the server out. Not for passwords.
    /// </summary>
    /// <param name="purpose">Keeps hashes of different things apart, for example <c>tracking-code</c>.</param>
    /// <param name="secret">The secret in the one spelling that is compared (upper case, no dashes).</param>
    /// <returns>32 bytes, the same for the same secret for as long as the vault lives, also across key rotation.</returns>
    byte[] HashSecret(string purpose, ReadOnlySpan<char> secret);
}

/// <summary>What is kept of a deletion: that it happened, when and by which rule; nothing of what was deleted.</summary>
/// <param name="Key">The destroyed key.</param>
/// <param name="Reason">Code of the retention rule or request.</param>
/// <param name="DestroyedAt">On which day: its first moment in UTC.</param>
public sealed record DeletionMinutes(RecordKeyId Key, string Reason, DateTimeOffset DestroyedAt);

/// <summary>Something was to be sealed with a key that has been destroyed or that this vault never had.</summary>
/// <param name="key">The missing key.</param>
public sealed class RecordKeyGoneException(RecordKeyId key)
    : InvalidOperationException($"Record key {key} is not in the vault (any more).")
{
    /// <summary>The missing key.</summary>
    public RecordKeyId Key { get; } = key;
}
