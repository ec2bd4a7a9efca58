using BinhYen.Testing;

[assembly: AssemblyFixture(typeof(BinhYen.Vault.Tests.Given.PostgresForTests))]

namespace BinhYen.Vault.Tests.Given;

/// <summary>One server for the whole run, started by the first test that asks for it.</summary>
public sealed class PostgresForTests : IAsyncDisposable
{
    private static readonly Lazy<Task<TemporaryPostgres?>> Server = new(() => TemporaryPostgres.StartAsync("fsync=off"));

    internal static async Task<string> NewDatabaseAsync()
    {
        var server = await Server.Value;
        Assert.SkipWhen(server is null, TemporaryPostgres.Missing);
        return await server!.NewDatabaseAsync();
    }

    internal static async Task<string> DataFolderAsync() => (await Server.Value)!.DataFolder;

    public async ValueTask DisposeAsync()
    {
        if (Server.IsValueCreated && await Server.Value is { } server)
            await server.DisposeAsync();
    }
}
