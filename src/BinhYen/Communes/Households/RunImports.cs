using System.Threading.Channels;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Households;

/// <summary>
/// Works on imports in the background: trials, entering, undoing. Each batch is one transaction that also moves the mark
/// "rows done", so a restart goes on where it stopped, and two machines never enter the same rows.
/// </summary>
internal sealed partial class RunImports(DbFactory databases, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RunImports> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);
    private readonly Channel<bool> nudges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that there is something to do.</summary>
    public void Nudge() => nudges.Writer.TryWrite(true);

    /// <summary>Works until nothing waits.</summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken) is { } id)
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ImportWork>().FinishAsync(id, cancellationToken);
        }

        await using var last = scopes.CreateAsyncScope();
        await last.ServiceProvider.GetRequiredService<ImportWork>().ForgetOldAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Nudge();
        using var timer = clock.CreateTimer(_ => Nudge(), null, Period, Period);
        try
        {
            while (await nudges.Reader.WaitToReadAsync(stoppingToken))
            {
                nudges.Reader.TryRead(out _);
                try
                {
                    await WorkAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    Log.Failed(log, failure.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the marks say where to go on.
        }
    }

    private async Task<Guid?> NextAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Set<HouseholdImport>().Where(i => i.State == ImportState.Checking || i.State == ImportState.Running || i.State == ImportState.Undoing)
            .OrderBy(i => i.StartedAt).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "An import could not go on ({Failure}); it is tried again.")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
