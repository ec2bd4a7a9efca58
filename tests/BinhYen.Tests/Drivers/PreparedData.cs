using System.Collections.Concurrent;
using BinhYen.Platform.Settings;

[assembly: AssemblyFixture(typeof(BinhYen.Tests.Drivers.PreparedData))]

namespace BinhYen.Tests.Drivers;

/// <summary>
/// What a first start leaves behind, made once for each kind of start and copied for every server: migrations and the
/// passwords of twenty accounts are most of the time a start takes, and they are the same each time.
/// </summary>
public sealed class PreparedData : IDisposable
{
    private static readonly ConcurrentDictionary<(Engine Engine, bool Empty), Lazy<Task<BinhYenOptions>>> Made = new();

    /// <summary>Puts a copy where the options point, and the options to it.</summary>
    /// <param name="options">Those of the server to be started; its data directory is empty.</param>
    /// <param name="engine">The database.</param>
    /// <param name="empty">True for a schema without a commune.</param>
    /// <param name="make">Makes the original: starts the product on these options as a first start does, and stops it again.</param>
    internal static async Task CopyToAsync(BinhYenOptions options, Engine engine, bool empty, Func<BinhYenOptions, Task> make)
    {
        var original = await Made.GetOrAdd((engine, empty), _ => new(() => MakeAsync(engine, make))).Value;
        if (engine == Engine.Postgres)
        {
            options.Postgres = await PostgresForTests.CopyAsync(original.Postgres!);
            options.VaultPostgres = await PostgresForTests.CopyAsync(original.VaultPostgres!);
        }

        CopyFolder(original.DataDirectory, options.DataDirectory);
    }

    public void Dispose()
    {
        foreach (var original in Made.Values.Where(o => o.IsValueCreated && o.Value.IsCompletedSuccessfully))
            Directory.Delete(original.Value.Result.DataDirectory, recursive: true);
    }

    private static async Task<BinhYenOptions> MakeAsync(Engine engine, Func<BinhYenOptions, Task> make)
    {
        var options = new BinhYenOptions { DataDirectory = Directory.CreateTempSubdirectory("binhyen-prepared-").FullName };
        if (engine == Engine.Postgres)
        {
            options.Postgres = await PostgresForTests.NewDatabaseAsync();
            options.VaultPostgres = await PostgresForTests.NewDatabaseAsync();
        }

        await make(options);
        if (engine == Engine.Postgres)
        {
            await PostgresForTests.FreezeAsync(options.Postgres!);
            await PostgresForTests.FreezeAsync(options.VaultPostgres!);
        }

        return options;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
