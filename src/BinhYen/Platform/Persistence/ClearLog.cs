using Microsoft.EntityFrameworkCore;

namespace BinhYen.Platform.Persistence;

/// <summary>
/// Empties SQLite's write-ahead log. It holds every page as it was written, so what a later write forgot (the key of a resident beside the
/// minute at which an officer linked a telephone) stays in it until it begins anew. PostgreSQL writes its log to the administrator's rules.
/// </summary>
internal sealed class ClearLog(DbFactory databases, WriteGate gate)
{
    // For whoever still reads from the log. Longer, and writers would wait for a reader.
    private const string ShortPatience = "PRAGMA busy_timeout=100";

    /// <returns>False when somebody read from the log; the next time clears it.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (databases.UsesPostgres) return true;
        await using var db = databases.Create();
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await db.Database.ExecuteSqlRawAsync(ShortPatience, cancellationToken);
            // Nearly all of the work, while everybody writes on.
            await CheckpointAsync(db, "PRAGMA wal_checkpoint(PASSIVE)", cancellationToken);
            using var turn = await gate.EnterAsync(cancellationToken);
            return await CheckpointAsync(db, "PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync(SqliteSettings.Pragmas, CancellationToken.None);
        }
    }

    // The first column says whether somebody was in the way.
    private static async Task<bool> CheckpointAsync(BinhYenDb db, string pragma, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = pragma;
        return await command.ExecuteScalarAsync(cancellationToken) is 0L;
    }
}

/// <summary>Clears the log every two minutes, so that nothing forgotten or deleted by retention outlives them.</summary>
internal sealed partial class ClearLogBeat(ClearLog clear, TimeProvider clock, ILogger<ClearLogBeat> log)
    : Beat(TimeSpan.FromMinutes(2), clock, atStart: true)
{
    protected override Task RoundAsync(CancellationToken cancellationToken) => clear.RunAsync(cancellationToken);

    protected override void NoteFailure(string failure) => Log.Failed(log, failure);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database's log could not be cleared ({Failure}); tried again in some minutes")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
