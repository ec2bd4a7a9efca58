using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Platform.Persistence;

/// <summary>Copies the embedded main database while it is in use.</summary>
internal static class CopyDatabase
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// A copy of one consistent moment that starts where it is put, and that nobody but its owner may read. A copy made before under the same name is
    /// replaced when the new one is whole.
    /// </summary>
    public static async Task CopyToAsync(this DbFactory databases, string target, CancellationToken cancellationToken)
    {
        var half = target + ".part";
        CreateForOwner(half);
        await using (var db = databases.Create()) await db.Database.ExecuteSqlAsync($"VACUUM INTO {half}", cancellationToken);
        await KeepLogAsync(half, cancellationToken);
        File.Move(half, target, overwrite: true);
    }

    // The copy has another kind of log than the product writes.
    private static async Task KeepLogAsync(string file, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // SQLite writes into an empty file and leaves its mode.
    private static void CreateForOwner(string file)
    {
        File.Delete(file);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = OwnerOnly;
        new FileStream(file, how).Dispose();
    }
}
