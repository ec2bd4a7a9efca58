using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Handovers;

/// <summary>Looks every minute whether a signed hand-over has come to its minute. What could not pass waits for a leader, not for the next minute.</summary>
internal sealed partial class HandoverBeat(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HandoverBeat> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>Carries out what is due now and has not been tried.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var due = await scope.ServiceProvider.GetRequiredService<BinhYenDb>().Set<StaffHandover>().AsNoTracking()
            .Where(h => h.State == HandoverState.Agreed && h.EffectiveAt <= now && !h.Items.Any(i => i.Trouble != null)).Select(h => h.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            await using var own = scopes.CreateAsyncScope();
            await own.ServiceProvider.GetRequiredService<CarryOutHandover>().RunAsync(id, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    await BeatAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    Log.Failed(log, failure.GetType().Name);
                }

                await Task.Delay(Period, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A hand-over could not be carried out ({Failure}); it is tried again.")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
