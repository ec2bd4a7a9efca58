using System.Security.Cryptography;
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
        Span<byte> secret = stackalloc byte[KeyWrap.SecretSize];
        if (!keys.TryCopy(key, secret))
            return SealWithReadKeyAsync(key, purpose, value, ct);
        var stored = PlainForm.Seal(secret, key, purpose, value);
        CryptographicOperations.ZeroMemory(secret);
        return ValueTask.FromResult(new Sealed<T>(stored));
    }

    public async ValueTask<Sealed<byte[]>> SealBytesAsync(RecordKeyId key, string purpose, ReadOnlyMemory<byte> value, CancellationToken ct = default)
    {
        var open = await NeedAsync(key, ct);
        var stored = SealedFormat.Seal(open.Secret, key, purpose, value.Span);
        CryptographicOperations.ZeroMemory(open.Secret);
        return new Sealed<byte[]>(stored);
    }

    public ValueTask<Unsealed<T>> OpenAsync<T>(Sealed<T> value, string purpose, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        Span<byte> secret = stackalloc byte[KeyWrap.SecretSize];
        if (!keys.TryCopy(value.KeyId, secret))
            return OpenWithReadKeyAsync(value, purpose, ct);
        var result = PlainForm.Open<T>(secret, purpose, value.ToBytes());
        CryptographicOperations.ZeroMemory(secret);
        return ValueTask.FromResult(result);
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

    private async ValueTask<Sealed<T>> SealWithReadKeyAsync<T>(RecordKeyId key, string purpose, T value, CancellationToken ct)
    {
        var open = await NeedAsync(key, ct);
        var stored = PlainForm.Seal(open.Secret, key, purpose, value);
        CryptographicOperations.ZeroMemory(open.Secret);
        return new Sealed<T>(stored);
    }

    private async ValueTask<Unsealed<T>> OpenWithReadKeyAsync<T>(Sealed<T> value, string purpose, CancellationToken ct)
    {
        if (await keys.ReadAsync(value.KeyId, ct) is { } open)
        {
            var result = PlainForm.Open<T>(open.Secret, purpose, value.ToBytes());
            CryptographicOperations.ZeroMemory(open.Secret);
            return result;
        }

        var minutes = await MinutesOfAsync(value.KeyId, ct);
        return new Unsealed<T>(minutes is null ? UnsealOutcome.Corrupt : UnsealOutcome.Destroyed);
    }

    private async ValueTask<OpenRecordKey> NeedAsync(RecordKeyId key, CancellationToken ct)
    {
        var secret = GC.AllocateUninitializedArray<byte>(KeyWrap.SecretSize, pinned: true);
        return keys.TryCopy(key, secret)
            ? new OpenRecordKey(key, secret)
            : await keys.ReadAsync(key, ct) ?? throw new RecordKeyGoneException(key);
    }
}
