using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.ZaloWebhook;

/// <summary>
/// Finds events whose nudge was lost, because the process died between commit and nudge or the conversation was busy
/// failing, and nudges again. Once an hour it also deletes what was kept long enough.
/// </summary>
internal sealed partial class InboxSweeper(
    DbFactory databases, IInboxListener listener, Quarantine quarantine, ForgetOldBodies forget, TimeProvider clock, ILogger<InboxSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int MostPersons = 500;
    private const int RoundsPerHour = 720;

    /// <summary>Nudges everybody with an event that waits longer than <see cref="Patience"/>.</summary>
    /// <returns>How many persons were nudged.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var before = clock.GetUtcNow() - Patience;
        var waiting = await db.Set<InboxEvent>().Where(e => e.State == InboxState.Pending && e.ReceivedAt < before)
            .GroupBy(e => new { e.PersonKey, e.CommuneId }).Select(g => new { g.Key, First = g.Min(e => e.Id) })
            .OrderBy(g => g.First).Take(MostPersons).ToListAsync(cancellationToken);
        foreach (var person in waiting) listener.Arrived(person.Key.PersonKey, person.Key.CommuneId);
        return waiting.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        var rounds = 0;
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
                if (rounds++ % RoundsPerHour != 0) continue;
                await quarantine.ExpireAsync(stoppingToken);
                await forget.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.Failed(logger, failure.GetType().Name);
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The inbox could not be swept ({Failure}); it is tried again.")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
