using BinhYen.Platform.Persistence;

namespace BinhYen.Commands;

/// <summary>What must be true before the first request.</summary>
internal static class Startup
{
    /// <summary>Brings the main database to this build's schema.</summary>
    public static Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Schema>().ApplyAsync(cancellationToken);
}
