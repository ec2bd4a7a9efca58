using System.Globalization;
using BinhYen.Vault.Database;
using BinhYen.Vault.Identities;
using BinhYen.Vault.Keys;
using BinhYen.Vault.Leases;
using BinhYen.Vault.Sealing;

namespace BinhYen.Vault;

/// <summary>
/// The vault: keys, sealed values, identities and leases, in a database of their own. One per process; open it at
/// start, dispose it at the end (which erases the keys in memory). Casework gets <see cref="Records"/> and nothing else.
/// </summary>
public sealed class SecureVault : IAsyncDisposable, IDisposable
{
    private readonly VaultDatabase _database;
    private readonly MasterKeys _masters;
    private readonly Keyrings _keyrings;
    private readonly RecordKeys _keys;
    private readonly KeyDestruction _destruction;
    private readonly HealthCheck _health;
    private readonly DestroyedList? _list;
    private readonly TimeProvider _clock;

    private SecureVault(VaultOptions options, VaultDatabase database, MasterKeys masters, Keyrings keyrings, CommuneKey secrets,
        DestroyedList? list, TimeProvider clock)
    {
        (_database, _masters, _keyrings, _clock) = (database, masters, keyrings, clock);
        _keys = new RecordKeys(new RecordKeyTable(database, keyrings, clock), options, clock);
        _destruction = new KeyDestruction(database, _keys, list, clock);
        _list = list;
        Memory = new VaultMemory(database, list, options.WitnessPath is { } path ? new Witness(path, secrets.Key) : null);
        Records = new RecordSealer(database, _keys, keyrings, _destruction, secrets.Key);

        var reporters = new ReporterTable(database, Records);
        var log = new RevealLog(database, clock);
        var leases = new RevealLeaseTable(database, reporters, Records, log, options, clock);
        Identities = new IdentityVault(reporters, new ReporterChannels(database, keyrings, reporters, Records), leases, Memory);
        Leases = new RevealLeases(leases, log);
        Signatures = new SigningKeys(keyrings);
        _health = new HealthCheck(database, keyrings, masters, Memory, options, clock);
    }

    /// <summary>For casework: keys, sealing, opening, deletion, blind index. No identities.</summary>
    public IRecordSealer Records { get; }

    /// <summary>For the confidentiality room alone: who a reporter is.</summary>
    public IdentityVault Identities { get; }

    /// <summary>For the confidentiality room alone: the right to see who a reporter is.</summary>
    public RevealLeases Leases { get; }

    /// <summary>For the journal: signatures of communes.</summary>
    public SigningKeys Signatures { get; }

    /// <summary>What the vault remembers of what lies beside it.</summary>
    public VaultMemory Memory { get; }

    /// <summary>
    /// Opens the vault: brings its schema up to date, makes the master key file for an empty vault, and notes whether it is
    /// an older copy of itself, and destroys again what a restored backup may have brought back.
    /// </summary>
    /// <param name="options">Where it lives.</param>
    /// <param name="clock">The clock of everything in it.</param>
    /// <param name="ct">Gives up opening.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The master key does not fit this vault.</exception>
    /// <exception cref="FileNotFoundException">The vault holds keys but the master key file is missing.</exception>
    public static async Task<SecureVault> OpenAsync(VaultOptions options, TimeProvider clock, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        options.Check();
        var database = await VaultDatabase.OpenAsync(options, ct);
        try
        {
            var masters = MasterKeys.Load(options, mayCreate: await IsEmptyAsync(database, ct));
            var keyrings = new Keyrings(database, masters, clock);
            var secrets = await keyrings.NewestAsync(Guid.Empty, KeyPurpose.Secrets, ct);
            var list = options.DestroyedListPath is { } path ? await DestroyedList.OpenAsync(path, ct) : null;
            var vault = new SecureVault(options, database, masters, keyrings, secrets, list, clock);
            await vault.Memory.MeetListAsync(ct);
            await vault.Memory.MeetWitnessAsync(await vault._destruction.ListKnowsMoreAsync(ct), ct);
            await vault._destruction.ApplyListAsync(ct);
            if (masters.Count > 1)
                await vault.FinishRotationAsync(ct);
            return vault;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Looks whether the vault could be opened again tomorrow: keys, files, rights, backups.</summary>
    public Task<VaultHealth> HealthAsync(CancellationToken ct = default) => _health.RunAsync(ct);

    /// <summary>
    /// Replaces the master key while the vault is in use: a new key is put in front, every commune key is wrapped
    /// anew, and only then the former key is forgotten. Interrupted, it goes on at the next start. From then on
    /// backups of the vault made before can no longer be opened, so make a new one. Run it on one node of a cluster
    /// whose nodes share the key.
    /// </summary>
    /// <param name="next">The next key; null when the key is a file, which then makes its own successor.</param>
    /// <param name="ct">Stops between two keys; nothing is lost.</param>
    /// <returns>How many commune keys were wrapped anew.</returns>
    public async Task<int> RotateMasterKeyAsync(IMasterKey? next = null, CancellationToken ct = default)
    {
        _masters.Begin(next);
        return await FinishRotationAsync(ct);
    }

    /// <summary>Gives the commune a new key for its future records; existing records keep the key they have.</summary>
    /// <returns>The number of the new generation.</returns>
    public async Task<long> RotateCommuneKeyAsync(Guid communeId, CancellationToken ct = default)
    {
        var generation = await _keyrings.AddGenerationAsync(communeId, ct);
        await _keys.StartAfreshAsync(communeId, ct);
        return generation;
    }

    /// <summary>
    /// Splits the master key into parts, any two of which give it back, and records that it was done. The parts are shown once and
    /// kept nowhere: they belong on paper, in envelopes of different people. Parts of a former key are of no use after a rotation.
    /// </summary>
    /// <param name="holders">Two to five.</param>
    /// <param name="ct">Gives up before anything is recorded.</param>
    /// <exception cref="InvalidOperationException">The key is not a file: a hardware module has its own way.</exception>
    public async Task<IReadOnlyList<MasterKeyShare>> ShareMasterKeyAsync(int holders, CancellationToken ct = default)
    {
        var shares = _masters.Share(holders);
        await _database.RememberAsync(HealthCheck.ShareMark, shares[0].KeyId, ct);
        return shares;
    }

    /// <summary>
    /// Copies the vault's SQLite database, while in use, to a new file with mode 0600, and records that it was done.
    /// The master key is not in it and is kept elsewhere.
    /// </summary>
    /// <exception cref="NotSupportedException">On PostgreSQL: use its own tools, then <see cref="RecordBackupAsync"/>.</exception>
    public async Task BackupToAsync(string path, CancellationToken ct = default)
    {
        if (_database is not SqliteVaultDatabase file)
            throw new NotSupportedException("Back a PostgreSQL vault up with the server's own tools, then record it.");
        await file.CopyToAsync(path, ct);
        await RecordBackupAsync(ct);
    }

    /// <summary>
    /// Copies the list of destroyed keys to a new file with mode 0600. It belongs to the backup of the other database: beside a backup of the vault it
    /// would be lost with it, or put back with it as old as it is.
    /// </summary>
    /// <returns>False when there is no list.</returns>
    public async Task<bool> BackupDestroyedListToAsync(string path, CancellationToken ct = default)
    {
        if (_list is null)
            return false;
        await _list.CopyToAsync(path, ct);
        return true;
    }

    /// <summary>Records that a backup of the vault was made now by other means.</summary>
    public Task RecordBackupAsync(CancellationToken ct = default) => _database.RememberAsync(
        HealthCheck.BackupMark, _clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), ct);

    /// <summary>Erases the keys in memory and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await _keys.DisposeAsync();
        _keyrings.Dispose();
        _masters.Dispose();
        await _database.DisposeAsync();
    }

    /// <summary>The same, for containers that close without waiting.</summary>
    public void Dispose() => Task.Run(async () => await DisposeAsync()).GetAwaiter().GetResult();

    private async Task<int> FinishRotationAsync(CancellationToken ct)
    {
        var rewrapped = await _keyrings.RewrapAsync(ct);
        _masters.ForgetFormer();
        return rewrapped;
    }

    private static async Task<bool> IsEmptyAsync(VaultDatabase database, CancellationToken ct)
    {
        await using var connection = await database.ReadAsync(ct);
        return await connection.OneAsync("SELECT purpose FROM keyring LIMIT 1", row => row.GetString(0), ct) is null;
    }
}
