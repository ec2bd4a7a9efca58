namespace BinhYen.Platform;

/// <summary>
/// Work that comes round again after a pause for as long as the server runs. One round that fails is told and the next one
/// comes all the same: a database that is away for a minute must not stop a beat for good.
/// </summary>
/// <param name="pause">From the end of one round to the begin of the next.</param>
/// <param name="clock">Measures the pause.</param>
/// <param name="atStart">Whether the first round comes before the first pause.</param>
internal abstract class Beat(TimeSpan pause, TimeProvider clock, bool atStart) : BackgroundService
{
    /// <summary>The clock the pauses are measured with.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>Done once before everything else, for what a stop left unfinished.</summary>
    protected virtual Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>One round.</summary>
    protected abstract Task RoundAsync(CancellationToken cancellationToken);

    /// <summary>Writes into the log that a round failed.</summary>
    /// <param name="failure">Name of the exception's type: its message may hold what no log may.</param>
    protected abstract void NoteFailure(string failure);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await BeginAsync(stoppingToken);
            if (atStart) await TryRoundAsync(stoppingToken);
            while (true)
            {
                await Task.Delay(pause, clock, stoppingToken);
                await TryRoundAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <summary>One round that fails without an exception, also for a last one when the server stops.</summary>
    protected async Task TryRoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RoundAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            NoteFailure(failure.GetType().Name);
        }
    }
}
