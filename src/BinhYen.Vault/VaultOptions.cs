namespace BinhYen.Vault;

/// <summary>Where the vault lives and how it behaves. Exactly one database and exactly one master key must be given.</summary>
public sealed class VaultOptions
{
    /// <summary>Path of the vault's own SQLite file (created with mode 0600). Null: PostgreSQL is used.</summary>
    public string? SqlitePath { get; set; }

    /// <summary>Npgsql connection string; the vault keeps to a schema of its own. Null: SQLite is used.</summary>
    public string? PostgresConnection { get; set; }

    /// <summary>Name of the schema on PostgreSQL.</summary>
    public string PostgresSchema { get; set; } = "vault";

    /// <summary>
    /// Path of the master key file. Made with mode 0600 on the very first start; never made anew for a vault that
    /// already holds keys, since that would only hide that the key was lost.
    /// </summary>
    public string? MasterKeyFile { get; set; }

    /// <summary>Name of an environment variable with the master key: 32 bytes in base64, former keys after commas.</summary>
    public string? MasterKeyVariable { get; set; }

    /// <summary>A master key of another kind, for example in a hardware module.</summary>
    public IMasterKey? MasterKey { get; set; }

    /// <summary>
    /// Path of the list of destroyed keys. It must survive when the vault is restored from a backup, because at
    /// the next start it destroys again what the backup brought back (P-08). Null: beside the master key file, else
    /// beside the SQLite file, else none. Beside the key file, or else beside this list, lies the witness of how far the vault had come.
    /// </summary>
    public string? DestroyedList { get; set; }

    /// <summary>How long an activated reveal may be read.</summary>
    public TimeSpan RevealTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a reveal request waits for approval and activation before it lapses.</summary>
    public TimeSpan RevealRequestLife { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many record keys are made ahead per commune in one durable transaction.</summary>
    public int KeysMadeAhead { get; set; } = 128;

    /// <summary>
    /// How many record keys are kept open in guarded memory (about 8 KB each); the least recently used one is erased
    /// first. A system allows some 20,000 in all.
    /// </summary>
    public int KeysInMemory { get; set; } = 2_000;

    /// <summary>
    /// How long a record key may stay in memory before the database is asked again. Bounds how long another node of
    /// a cluster can still open a record destroyed here.
    /// </summary>
    public TimeSpan KeyMemoryTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How old the newest recorded backup may be before the health report complains.</summary>
    public TimeSpan BackupEvery { get; set; } = TimeSpan.FromDays(2);

    internal string? DestroyedListPath =>
        DestroyedList ?? (MasterKeyFile is not null ? MasterKeyFile + ".destroyed"
            : SqlitePath is not null ? SqlitePath + ".destroyed" : null);

    /// <summary>Beside the list of destroyed keys, for the same reason: it must not be restored together with the vault.</summary>
    internal string? WitnessPath => (MasterKeyFile ?? DestroyedList ?? SqlitePath) is { } path ? path + ".witness" : null;

    internal void Check()
    {
        if ((SqlitePath is null) == (PostgresConnection is null))
            throw new ArgumentException("Give the vault either a SQLite path or a PostgreSQL connection.");
        if (new object?[] { MasterKeyFile, MasterKeyVariable, MasterKey }.Count(key => key is not null) != 1)
            throw new ArgumentException("Give the vault exactly one master key: a file, a variable, or an object.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(KeysMadeAhead);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(KeysMadeAhead, 4096);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(KeysInMemory);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(KeysInMemory, 16_000);
    }
}
