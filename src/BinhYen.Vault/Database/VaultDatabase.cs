using System.Data.Common;

namespace BinhYen.Vault.Database;

/// <summary>The vault's own database: a SQLite file or a PostgreSQL schema, spoken to in the same few SQL statements.</summary>
internal abstract class VaultDatabase : IAsyncDisposable
{
    public static async Task<VaultDatabase> OpenAsync(VaultOptions options, CancellationToken ct)
    {
        VaultDatabase database = options.SqlitePath is { } path
            ? new SqliteVaultDatabase(path)
            : new PostgresVaultDatabase(options.PostgresConnection!, options.PostgresSchema);
        await database.PrepareAsync(ct);
        return database;
    }

    /// <summary>A connection for reading; the caller disposes it.</summary>
    public abstract Task<DbConnection> ReadAsync(CancellationToken ct);

    /// <summary>Runs the work in one durable transaction. Commands of the connection take part in it by themselves.</summary>
    public abstract Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken ct);

    /// <summary>Drops what deleted rows may have left behind in a write-ahead log.</summary>
    public abstract Task WipeTracesAsync(CancellationToken ct);

    /// <summary>True when people other than the owner of the process may read the database's files.</summary>
    public abstract bool ReadableByOthers { get; }

    /// <summary>Creates the schema or brings it up to the newest version.</summary>
    protected abstract Task PrepareAsync(CancellationToken ct);

    public abstract ValueTask DisposeAsync();

    public async Task<string?> RememberedAsync(string name, CancellationToken ct)
    {
        await using var connection = await ReadAsync(ct);
        return await connection.OneAsync("SELECT value FROM meta WHERE name = @name", row => row.GetString(0), ct, ("@name", name));
    }

    public Task RememberAsync(string name, string value, CancellationToken ct) => WriteAsync(connection => connection.RunAsync(
        "INSERT INTO meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value",
        ct, ("@name", name), ("@value", value)), ct);

    /// <summary>Applies the schema steps this database has not seen yet; called inside an exclusive transaction.</summary>
    protected static async Task MigrateAsync(DbConnection connection, string[] steps, CancellationToken ct)
    {
        await connection.RunAsync("CREATE TABLE IF NOT EXISTS schema_step (step bigint PRIMARY KEY)", ct);
        var done = await connection.ListAsync("SELECT step FROM schema_step", row => row.GetInt64(0), ct);
        var applied = done.Count == 0 ? 0 : done.Max();
        if (applied > steps.Length)
            throw new InvalidOperationException("The vault's database was written by a newer version of this program.");
        for (var step = applied; step < steps.Length; step++)
        {
            await connection.RunAsync(steps[step], ct);
            await connection.RunAsync("INSERT INTO schema_step (step) VALUES (@step)", ct, ("@step", step + 1));
        }
    }
}
