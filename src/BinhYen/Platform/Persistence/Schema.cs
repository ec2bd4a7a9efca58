using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

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
        else await CreateAsync(db, cancellationToken);
    }

    // EnsureCreated looks whether there is any table, and on one server the vault's own come first.
    private static async Task CreateAsync(BinhYenDb db, CancellationToken cancellationToken)
    {
        if (await db.Database.EnsureCreatedAsync(cancellationToken) || !db.Database.IsNpgsql()) return;
        var tables = await db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM pg_tables WHERE schemaname = 'public' AND tablename = 'journal_heads'").ToListAsync(cancellationToken);
        if (tables.Count == 0) await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(cancellationToken);
    }
}
