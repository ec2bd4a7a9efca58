using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BinhYen.Platform.Persistence;

/// <summary>
/// Sets every SQLite connection to the write-ahead log with <c>synchronous=FULL</c>: a commit we answered for survives
/// a power cut, not only a crash of the process. And to <c>secure_delete</c>: what was deleted or forgotten is overwritten, not only unlinked.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    public const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
