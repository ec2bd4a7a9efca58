using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using BinhYen.Vault.Database;
using NSec.Cryptography;

namespace BinhYen.Vault.Keys;

/// <summary>One key of a commune, open in memory.</summary>
internal sealed record CommuneKey(long Generation, Key Key, byte[]? PublicKey);

/// <summary>The keys of communes: made when first needed, stored wrapped by the master key, kept open in memory.</summary>
internal sealed class Keyrings(VaultDatabase database, MasterKeys masters, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<(Guid Commune, KeyPurpose Purpose), CommuneKey> _newest = new();
    private readonly ConcurrentDictionary<(Guid Commune, KeyPurpose Purpose, long Generation), CommuneKey> _open = new();
    private readonly SemaphoreSlim _changing = new(1, 1);

    /// <summary>The newest key of the commune for this purpose, made now if there is none.</summary>
    public ValueTask<CommuneKey> NewestAsync(Guid commune, KeyPurpose purpose, CancellationToken ct) =>
        _newest.TryGetValue((commune, purpose), out var key) ? ValueTask.FromResult(key) : new(OpenNewestAsync(commune, purpose, ct));

    /// <summary>A key of a certain generation, which must exist since something was wrapped with it.</summary>
    public async ValueTask<CommuneKey> OfGenerationAsync(Guid commune, KeyPurpose purpose, long generation, CancellationToken ct)
    {
        if (_open.TryGetValue((commune, purpose, generation), out var open))
            return open;
        await _changing.WaitAsync(ct);
        try
        {
            await using var connection = await database.ReadAsync(ct);
            var row = await connection.OneAsync($"{Select} AND purpose = @purpose AND generation = @generation", Row.Read, ct,
                ("@commune", commune), ("@purpose", purpose.Name()), ("@generation", generation));
            return row is null
                ? throw new CryptographicException($"Generation {generation} of a commune's key is missing from the vault.")
                : await OpenAsync(commune, purpose, row, ct);
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Makes the next generation of the commune's record-wrapping key; older record keys keep theirs.</summary>
    public async Task<long> AddGenerationAsync(Guid commune, CancellationToken ct)
    {
        var newest = await NewestAsync(commune, KeyPurpose.Records, ct);
        await _changing.WaitAsync(ct);
        try
        {
            await MakeAsync(commune, KeyPurpose.Records, newest.Generation + 1, ct);
            _newest.TryRemove((commune, KeyPurpose.Records), out _);
        }
        finally
        {
            _changing.Release();
        }

        return (await NewestAsync(commune, KeyPurpose.Records, ct)).Generation;
    }

    /// <summary>
    /// Wraps every commune key anew with the current master key, one at a time, while everything else goes on.
    /// </summary>
    /// <returns>How many keys were wrapped anew.</returns>
    public async Task<int> RewrapAsync(CancellationToken ct)
    {
        // Making keys waits meanwhile, so that no key is born under the master that is about to be forgotten.
        await _changing.WaitAsync(ct);
        try
        {
            List<StoredRow> rows;
            await using (var connection = await database.ReadAsync(ct))
                rows = await connection.ListAsync(
                    "SELECT commune_id, purpose, generation, wrapped, master_id FROM keyring WHERE master_id <> @current",
                    StoredRow.Read, ct, ("@current", masters.Current.Id));
            foreach (var row in rows)
                await RewrapOneAsync(row, ct);
            return rows.Count;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>True when every stored key opens with the master keys at hand; nothing of it is kept.</summary>
    public async Task<bool> AllOpenAsync(CancellationToken ct)
    {
        List<StoredRow> rows;
        await using (var connection = await database.ReadAsync(ct))
            rows = await connection.ListAsync("SELECT commune_id, purpose, generation, wrapped, master_id FROM keyring", StoredRow.Read, ct);
        foreach (var row in rows)
        {
            var secret = await masters.UnwrapAsync(row.MasterId, row.Wrapped, Context(row.Commune, row.Purpose, row.Generation), ct);
            if (secret is null)
                return false;
            CryptographicOperations.ZeroMemory(secret);
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var key in _open.Values)
            key.Key.Dispose();
        _changing.Dispose();
    }

    private const string Select =
        "SELECT generation, wrapped, master_id, public_key FROM keyring WHERE commune_id = @commune";

    private async Task<CommuneKey> OpenNewestAsync(Guid commune, KeyPurpose purpose, CancellationToken ct)
    {
        await _changing.WaitAsync(ct);
        try
        {
            if (_newest.TryGetValue((commune, purpose), out var opened))
                return opened;
            var row = await NewestRowAsync(commune, purpose, ct);
            if (row is null)
            {
                await MakeAsync(commune, purpose, 1, ct);
                row = await NewestRowAsync(commune, purpose, ct) ?? throw new CryptographicException("A key just made is not there.");
            }

            return _newest[(commune, purpose)] = await OpenAsync(commune, purpose, row, ct);
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task<Row?> NewestRowAsync(Guid commune, KeyPurpose purpose, CancellationToken ct)
    {
        await using var connection = await database.ReadAsync(ct);
        return await connection.OneAsync($"{Select} AND purpose = @purpose ORDER BY generation DESC LIMIT 1", Row.Read, ct,
            ("@commune", commune), ("@purpose", purpose.Name()));
    }

    private async Task<CommuneKey> OpenAsync(Guid commune, KeyPurpose purpose, Row row, CancellationToken ct)
    {
        if (_open.TryGetValue((commune, purpose, row.Generation), out var open))
            return open;
        var context = Context(commune, purpose.Name(), row.Generation);
        var secret = await masters.UnwrapAsync(row.MasterId, row.Wrapped, context, ct)
            ?? throw new CryptographicException($"The master key {row.MasterId}, which wraps a key of this vault, is not at hand or does not fit.");
        var key = Key.Import(purpose.Algorithm(), secret, purpose.Format());
        CryptographicOperations.ZeroMemory(secret);
        return _open[(commune, purpose, row.Generation)] = new CommuneKey(row.Generation, key, row.PublicKey);
    }

    /// <summary>Two nodes may both try; the first row stands and both then read it.</summary>
    private async Task MakeAsync(Guid commune, KeyPurpose purpose, long generation, CancellationToken ct)
    {
        var exportable = new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
        using var key = Key.Create(purpose.Algorithm(), exportable);
        var secret = key.Export(purpose.Format());
        var context = Context(commune, purpose.Name(), generation);
        var master = masters.Refresh();
        // Wrapping may erase what it is given; the copy is for the case below.
        var copy = secret.ToArray();
        var wrapped = await master.WrapAsync(secret, context, ct);
        CryptographicOperations.ZeroMemory(secret);
        var publicKey = purpose == KeyPurpose.Signing ? key.PublicKey.Export(KeyBlobFormat.RawPublicKey) : null;

        await database.WriteAsync(connection => connection.RunAsync(
            """
            INSERT INTO keyring (commune_id, purpose, generation, wrapped, master_id, public_key, made_at)
            VALUES (@commune, @purpose, @generation, @wrapped, @master, @public, @now) ON CONFLICT DO NOTHING
            """,
            ct, ("@commune", commune), ("@purpose", purpose.Name()), ("@generation", generation), ("@wrapped", wrapped),
            ("@master", master.Id), ("@public", publicKey), ("@now", clock.GetUtcNow())), ct);
        await KeepUpAsync(new StoredRow(commune, purpose.Name(), generation, wrapped, master.Id), copy, ct);
    }

    /// <summary>
    /// A rotation in another process may have walked past the row before it was there. It puts the new key into the file before it
    /// walks, so whoever looks into the file after the row is there sees it, and wraps the row anew.
    /// </summary>
    private async Task KeepUpAsync(StoredRow row, byte[] secret, CancellationToken ct)
    {
        var now = masters.Refresh();
        if (now.Id != row.MasterId)
            await StoreAsync(row, now, await now.WrapAsync(secret, Context(row.Commune, row.Purpose, row.Generation), ct), ct);
        CryptographicOperations.ZeroMemory(secret);
    }

    private async Task RewrapOneAsync(StoredRow row, CancellationToken ct)
    {
        var context = Context(row.Commune, row.Purpose, row.Generation);
        var secret = await masters.UnwrapAsync(row.MasterId, row.Wrapped, context, ct)
            ?? throw new CryptographicException($"The former master key {row.MasterId} is not at hand; nothing of it was changed.");
        var master = masters.Current;
        var wrapped = await master.WrapAsync(secret, context, ct);
        CryptographicOperations.ZeroMemory(secret);
        await StoreAsync(row, master, wrapped, ct);
    }

    private Task<int> StoreAsync(StoredRow row, IMasterKey master, byte[] wrapped, CancellationToken ct) =>
        database.WriteAsync(connection => connection.RunAsync(
            """
            UPDATE keyring SET wrapped = @wrapped, master_id = @master
            WHERE commune_id = @commune AND purpose = @purpose AND generation = @generation AND master_id = @former
            """,
            ct, ("@wrapped", wrapped), ("@master", master.Id), ("@commune", row.Commune), ("@purpose", row.Purpose),
            ("@generation", row.Generation), ("@former", row.MasterId)), ct);

    /// <summary>Names the key; authenticated by the wrapping, so that rows cannot change places.</summary>
    private static string Context(Guid commune, string purpose, long generation) =>
        $"binhyen.vault/keyring/{commune:N}/{purpose}/{generation}";

    private sealed record Row(long Generation, byte[] Wrapped, string MasterId, byte[]? PublicKey)
    {
        public static Row Read(DbDataReader row) =>
            new(row.GetInt64(0), row.Bytes(1), row.GetString(2), row.IsDBNull(3) ? null : row.Bytes(3));
    }

    private sealed record StoredRow(Guid Commune, string Purpose, long Generation, byte[] Wrapped, string MasterId)
    {
        public static StoredRow Read(DbDataReader row) =>
            new(row.Id(0), row.GetString(1), row.GetInt64(2), row.Bytes(3), row.GetString(4));
    }
}
