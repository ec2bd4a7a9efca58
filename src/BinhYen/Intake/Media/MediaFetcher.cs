namespace BinhYen.Intake.Media;

/// <summary>Looks every second for links that are due.</summary>
internal sealed partial class MediaFetcher(FetchMedia fetch, TimeProvider clock, ILogger<MediaFetcher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await fetch.RunDueAsync(stoppingToken) == 0) await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Log.Failed(logger, failure.GetType().Name);
                await Task.Delay(Pause, clock, CancellationToken.None);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Media links could not be tried ({Failure}); they are tried again.")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
