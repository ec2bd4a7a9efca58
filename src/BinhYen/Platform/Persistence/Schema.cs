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
        if (!options.UsesPostgres) KeepFromOthers();
    }

    // Words and names are sealed; what stands in the open (kinds, times, who is kept away from what) is not for other accounts of the
    // machine either. Later files of the write-ahead log take over the mode.
    private void KeepFromOthers()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in new[] { options.DatabaseFile, $"{options.DatabaseFile}-wal", $"{options.DatabaseFile}-shm" })
            if (File.Exists(file)) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
