namespace BinhYen.Communes.Areas;

/// <summary>Looks every minute, and at the start, whether a planned change has taken effect.</summary>
internal sealed partial class HamletChangeBeat(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HamletChangeBeat> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>Carries out what is due now.</summary>
    public async Task<int> BeatAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ApplyHamletChanges>().RunAsync(cancellationToken);
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
        [LoggerMessage(LogLevel.Warning, "A change of hamlets could not be carried out ({Failure}); it is tried again.")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
