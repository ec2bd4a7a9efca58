using Microsoft.EntityFrameworkCore;

namespace BinhYen.Platform.Persistence;

/// <summary>Brings the database to the schema of this build before anything else runs.</summary>
internal sealed class Schema(DbFactory databases, Settings.BinhYenOptions options)
{
    /// <summary>Applies the migrations of the engine in use. Safe to call at every start and from several nodes at once.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (!options.UsesPostgres) Directory.CreateDirectory(options.DataDirectory);
        await using var db = databases.Create();
        await db.Database.MigrateAsync(cancellationToken);
    }
}
