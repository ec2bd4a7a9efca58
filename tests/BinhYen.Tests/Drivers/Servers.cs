namespace BinhYen.Tests.Drivers;

/// <summary>
/// The servers of one test class, one per engine, each started by the first test that asks:
/// <c>public sealed class FooTests(Servers servers) : IClassFixture&lt;Servers&gt;</c>.
/// Tests that need their own database or a clock nobody else turns start a <see cref="BinhYenServer"/> themselves.
/// </summary>
public sealed class Servers : IAsyncDisposable
{
    private readonly Dictionary<Engine, BinhYenServer> started = [];
    private readonly SemaphoreSlim starting = new(1, 1);

    internal async Task<BinhYenServer> OnAsync(Engine engine)
    {
        await starting.WaitAsync();
        try
        {
            if (!started.TryGetValue(engine, out var server))
                started.Add(engine, server = await BinhYenServer.StartAsync(engine));
            return server;
        }
        finally
        {
            starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in started.Values) await server.DisposeAsync();
        starting.Dispose();
    }
}
