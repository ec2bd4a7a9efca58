using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BinhYen.Vault.Database;

/// <summary>
/// One file, mode 0600, write-ahead log with <c>synchronous=FULL</c> (a commit is on the disk before anybody hears of
/// it) and <c>secure_delete</c> (a deleted key is overwritten, not only unlinked). One writer at a time.
/// </summary>
internal sealed class SqliteVaultDatabase(string path) : VaultDatabase
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true }.ToString();
    private readonly SemaphoreSlim _writer = new(1, 1);

    public override bool ReadableByOthers =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0;

    public override async Task<DbConnection> ReadAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(ct);
        await connection.RunAsync("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;", ct);
        return connection;
    }

    public override async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken ct)
    {
        await _writer.WaitAsync(ct);
        try
        {
            await using var connection = await ReadAsync(ct);
            await connection.RunAsync("BEGIN IMMEDIATE", ct);
            try
            {
                var result = await work(connection);
                await connection.RunAsync("COMMIT", CancellationToken.None);
                return result;
            }
            catch
            {
                await connection.RunAsync("ROLLBACK", CancellationToken.None);
                throw;
            }
        }
        finally
        {
            _writer.Release();
        }
    }

    public override async Task WipeTracesAsync(CancellationToken ct)
    {
        await using var connection = await ReadAsync(ct);
        await connection.RunAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }

    /// <summary>Copies the whole database, while it is in use, into a new file that only the owner may read.</summary>
    public async Task CopyToAsync(string target, CancellationToken ct)
    {
        var half = target + ".part";
        File.Delete(half);
        CreateForOwner(half);
        var destination = new SqliteConnectionStringBuilder { DataSource = half, Pooling = false }.ToString();
        await using (var source = (SqliteConnection)await ReadAsync(ct))
        await using (var copy = new SqliteConnection(destination))
        {
            await copy.OpenAsync(ct);
            source.BackupDatabase(copy);
            await copy.RunAsync("PRAGMA journal_mode = DELETE", ct);
        }

        File.Move(half, target, overwrite: true);
    }

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        if (!File.Exists(path))
            CreateForOwner(path);
        await using (var connection = await ReadAsync(ct))
            await connection.RunAsync("PRAGMA journal_mode = WAL", ct);
        await WriteAsync(async connection =>
        {
            await MigrateAsync(connection, SchemaSteps.ForSqlite(), ct);
            return true;
        }, ct);
    }

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void CreateForOwner(string file)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerOnly;
        new FileStream(file, how).Dispose();
    }
}
