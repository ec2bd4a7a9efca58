using System.Data.Common;
using Npgsql;

namespace BinhYen.Vault.Database;

/// <summary>A schema of the vault's own on a PostgreSQL server that several nodes share.</summary>
internal sealed class PostgresVaultDatabase(string connectionString, string schema) : VaultDatabase
{
    /// <summary>Keeps two nodes that start together from migrating together.</summary>
    private const long MigrationLock = 0x42_59_56_4C_54;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        Tuned(connectionString, schema));

    // Few statements, always the same, that leave nothing behind on a connection. What the administrator set stands.
    private static string Tuned(string given, string schema)
    {
        var tuned = new NpgsqlConnectionStringBuilder(given) { SearchPath = schema };
        if (!tuned.ShouldSerialize("Max Auto Prepare"))
            tuned.MaxAutoPrepare = 40;
        if (!tuned.ShouldSerialize("No Reset On Close"))
            tuned.NoResetOnClose = true;
        return tuned.ToString();
    }

    /// <summary>Rights on a server are the server's business.</summary>
    public override bool ReadableByOthers => false;

    public override async Task<DbConnection> ReadAsync(CancellationToken ct) => await _source.OpenConnectionAsync(ct);

    public override async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var result = await work(connection);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    public override Task WipeTracesAsync(CancellationToken ct) => Task.CompletedTask;

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        if (schema.Length == 0 || !schema.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
            throw new ArgumentException("A schema name is made of a–z, 0–9 and _.");
        await WriteAsync(async connection =>
        {
            await connection.RunAsync("SELECT pg_advisory_xact_lock(@lock)", ct, ("@lock", MigrationLock));
            await connection.RunAsync($"CREATE SCHEMA IF NOT EXISTS {schema}", ct);
            await MigrateAsync(connection, SchemaSteps.ForPostgres(), ct);
            return true;
        }, ct);
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
