using BinhYen.Platform.Persistence;

namespace BinhYen.Commands;

/// <summary>What must be true before the first request, and what the start leaves behind.</summary>
internal static class Startup
{
    // Later than the first page, so that nobody waits for it.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    /// <summary>Brings the main database to this build's schema.</summary>
    public static Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Schema>().ApplyAsync(cancellationToken);

    /// <summary>Serves until the caller stops it.</summary>
    public static Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        app.Lifetime.ApplicationStarted.Register(() => _ = GiveBackMemoryAsync(app.Services.GetRequiredService<TimeProvider>(), app.Lifetime.ApplicationStopping));
        return app.RunAsync(cancellationToken);
    }

    // The start makes the model, the routes and the words in seconds; a commune's server then idles for days with what they cost.
    private static async Task GiveBackMemoryAsync(TimeProvider clock, CancellationToken stopping)
    {
        await Task.Delay(Settled, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
