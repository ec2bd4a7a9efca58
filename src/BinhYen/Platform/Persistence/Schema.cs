using Microsoft.EntityFrameworkCore;

namespace BinhYen.Platform.Persistence;

/// <summary>Brings the database to the schema of this build before anything else runs.</summary>
internal sealed class Schema(DbFactory databases, Settings.BinhYenOptions options)
{
    /// <summary>Applies the migrations of the engine in use. Safe to call at every start.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (!options.UsesPostgres) Directory.CreateDirectory(options.DataDirectory);
        await using var db = databases.Create();
        if (db.Database.GetMigrations().Any()) await db.Database.MigrateAsync(cancellationToken);
        else await db.Database.EnsureCreatedAsync(cancellationToken);
    }
}
