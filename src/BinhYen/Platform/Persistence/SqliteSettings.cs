using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BinhYen.Platform.Persistence;

/// <summary>
/// Sets every SQLite connection to the write-ahead log with <c>synchronous=FULL</c>: a commit we answered for survives
/// a power cut, not only a crash of the process. And to <c>secure_delete</c>: what was deleted or forgotten is overwritten, not only unlinked.
/// </summary>
/// <remarks>A connection that only reads changes nothing of the file: one that was put back from a backup is looked at before anybody writes to it.</remarks>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    /// <summary>Kept in the file itself.</summary>
    private const string Log = "PRAGMA journal_mode=WAL; ";

    public const string Pragmas = Log + OfConnection;

    private const string OfConnection = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? OfConnection : Pragmas;
        command.ExecuteNonQuery();
    }
}
