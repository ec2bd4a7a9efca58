using BinhYen.Testing;

[assembly: AssemblyFixture(typeof(BinhYen.Tests.Drivers.PostgresForTests))]

namespace BinhYen.Tests.Drivers;

/// <summary>One PostgreSQL server for the whole run, started by the first test that asks for it.</summary>
public sealed class PostgresForTests : IAsyncDisposable
{
    // The cleaner would visit hundreds of databases for nothing, each of which lives for seconds.
    private static readonly Lazy<Task<TemporaryPostgres?>> Server = new(() => TemporaryPostgres.StartAsync("fsync=off", "full_page_writes=off", "autovacuum=off"));

    /// <summary>Connection string of an empty database; skips the test where PostgreSQL is not installed.</summary>
    internal static async Task<string> NewDatabaseAsync() => await (await RunningAsync()).NewDatabaseAsync();

    /// <inheritdoc cref="TemporaryPostgres.CopyAsync"/>
    internal static async Task<string> CopyAsync(string original) => await (await RunningAsync()).CopyAsync(original);

    /// <inheritdoc cref="TemporaryPostgres.DropAsync"/>
    internal static async Task DropAsync(params IEnumerable<string?> databases)
    {
        if (!Server.IsValueCreated || await Server.Value is not { } server) return;
        foreach (var database in databases.OfType<string>()) await server.DropAsync(database);
    }

    /// <inheritdoc cref="TemporaryPostgres.FreezeAsync"/>
    internal static async Task FreezeAsync(string database) => await (await RunningAsync()).FreezeAsync(database);

    /// <summary>The files of the server, for tests that look at what really lies on the disk.</summary>
    internal static async Task<string> DataFolderAsync() => (await Server.Value)!.DataFolder;

    private static async Task<TemporaryPostgres> RunningAsync()
    {
        var server = await Server.Value;
        Assert.SkipWhen(server is null, TemporaryPostgres.Missing);
        return server!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Server.IsValueCreated && await Server.Value is { } server)
            await server.DisposeAsync();
    }
}
