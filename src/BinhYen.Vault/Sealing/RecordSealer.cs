using BinhYen.Vault.Database;
using BinhYen.Vault.Keys;
using NSec.Cryptography;

namespace BinhYen.Vault.Sealing;

/// <inheritdoc cref="IRecordSealer"/>
internal sealed class RecordSealer(VaultDatabase database, RecordKeys keys, Keyrings keyrings, KeyDestruction destruction, Key secrets)
    : IRecordSealer
{
    public ValueTask<RecordKeyId> NewKeyAsync(Guid communeId, CancellationToken ct = default) => keys.NewAsync(communeId, ct);

    public ValueTask<Sealed<T>> SealAsync<T>(RecordKeyId key, string purpose, T value, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var held = keys.InMemory(key);
        return held is null
            ? SealWithStoredKeyAsync(key, purpose, value, ct)
            : ValueTask.FromResult(new Sealed<T>(PlainForm.Seal(held, purpose, value)));
    }

    public async ValueTask<Sealed<byte[]>> SealBytesAsync(RecordKeyId key, string purpose, ReadOnlyMemory<byte> value, CancellationToken ct = default)
    {
        using var held = await keys.FindAsync(key, ct) ?? throw new RecordKeyGoneException(key);
        return new Sealed<byte[]>(SealedFormat.Seal(held, purpose, value.Span));
    }

    public ValueTask<Unsealed<T>> OpenAsync<T>(Sealed<T> value, string purpose, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var held = keys.InMemory(value.KeyId);
        return held is null
            ? OpenWithStoredKeyAsync(value, purpose, ct)
            : ValueTask.FromResult(PlainForm.Open<T>(held, purpose, value.ToBytes()));
    }

    public Task WarmAsync(IReadOnlyCollection<RecordKeyId> keyIds, CancellationToken ct = default) => keys.WarmAsync(keyIds, ct);

    public Task<int> DestroyAsync(IReadOnlyCollection<RecordKeyId> keyIds, string reason, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(keyIds);
        Purpose.Check(reason);
        return destruction.DestroyAsync(keyIds, reason, ct);
    }

    public async Task<DeletionMinutes?> MinutesOfAsync(RecordKeyId key, CancellationToken ct = default)
    {
        await using var connection = await database.ReadAsync(ct);
        return await connection.OneAsync("SELECT reason, destroyed_at FROM destruction WHERE key_id = @id",
            row => new DeletionMinutes(key, row.GetString(0), row.Time(1)), ct, ("@id", key.Value));
    }

    public async ValueTask<BlindIndex> BlindIndexAsync(Guid communeId, CancellationToken ct = default) =>
        new(communeId, (await keyrings.NewestAsync(communeId, KeyPurpose.Search, ct)).Key);

    public byte[] HashSecret(string purpose, ReadOnlySpan<char> secret)
    {
        var hash = new byte[KeyedHash.Full.MacSize];
        KeyedHash.Compute(KeyedHash.Full, secrets, purpose, secret, hash);
        return hash;
    }

    private async ValueTask<Sealed<T>> SealWithStoredKeyAsync<T>(RecordKeyId key, string purpose, T value, CancellationToken ct)
    {
        using var held = await keys.FindAsync(key, ct) ?? throw new RecordKeyGoneException(key);
        return new Sealed<T>(PlainForm.Seal(held, purpose, value));
    }

    private async ValueTask<Unsealed<T>> OpenWithStoredKeyAsync<T>(Sealed<T> value, string purpose, CancellationToken ct)
    {
        using var held = await keys.FindAsync(value.KeyId, ct);
        if (held is not null)
            return PlainForm.Open<T>(held, purpose, value.ToBytes());
        var minutes = await MinutesOfAsync(value.KeyId, ct);
        return new Unsealed<T>(minutes is null ? UnsealOutcome.Corrupt : UnsealOutcome.Destroyed);
    }
}
