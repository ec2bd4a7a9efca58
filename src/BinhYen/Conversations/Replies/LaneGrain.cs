using System.Collections.Concurrent;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Conversations.Replies;

/// <summary>The one sender of a lane, wherever it lives in the cluster. May die at any moment: what it sends are rows.</summary>
internal interface ILaneGrain : IGrainWithStringKey
{
    /// <summary>Something may wait. Returns when nothing can be sent just now.</summary>
    Task DrainAsync();
}

/// <inheritdoc cref="ILaneGrain"/>
internal sealed class LaneGrain(IServiceScopeFactory scopes, TimeProvider clock) : Grain, ILaneGrain
{
    private IGrainTimer? wake;

    public async Task DrainAsync()
    {
        var lane = this.GetPrimaryKeyString();
        DateTimeOffset? next;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            next = await scope.ServiceProvider.GetRequiredService<DrainLane>().RunAsync(lane, CancellationToken.None);
        }
        while (next is { } at && at <= clock.GetUtcNow());

        wake?.Dispose();
        wake = null;
        if (next is { } later)
            wake = this.RegisterGrainTimer(DrainAsync, new GrainTimerCreationOptions { DueTime = later - clock.GetUtcNow(), Period = Timeout.InfiniteTimeSpan });
    }
}

/// <summary>Rings lanes after commits, and all lanes with waiting messages every few seconds, so that no ring is needed for anything to be sent.</summary>
internal sealed partial class LaneBell(IGrainFactory grains, DbFactory databases, TimeProvider clock, ILogger<LaneBell> logger) : BackgroundService, IOutboxBell
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    // Lanes with a call under way; true when somebody rang meanwhile.
    private readonly ConcurrentDictionary<string, bool> ringing = new();

    public void Ring(string lane)
    {
        // One call under way is enough, but it may have read before this message was there: then it reads once more.
        if (!ringing.AddOrUpdate(lane, _ => false, (_, _) => true)) _ = DrainAsync(lane);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        do
        {
            try
            {
                await RingAllAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.BeatFailed(logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RingAllAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var now = clock.GetUtcNow();
        var lanes = await db.Set<OutboxMessage>()
            .Where(m => (m.State == OutboxState.Waiting && m.NotBefore <= now) || m.State == OutboxState.Sending)
            .Select(m => m.Lane).Distinct().ToListAsync(cancellationToken);
        foreach (var lane in lanes) Ring(lane);
    }

    private async Task DrainAsync(string lane)
    {
        do
        {
            ringing[lane] = false;
            try
            {
                await grains.GetGrain<ILaneGrain>(lane).DrainAsync();
            }
            catch (Exception e)
            {
                // The messages are rows; the next beat tries again.
                Log.DrainFailed(logger, e.GetType().Name);
            }
        }
        while (!ringing.TryRemove(KeyValuePair.Create(lane, false)));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Lanes could not be read: {Failure}.")]
        public static partial void BeatFailed(ILogger logger, string failure);

        [LoggerMessage(LogLevel.Warning, "A lane could not be drained: {Failure}.")]
        public static partial void DrainFailed(ILogger logger, string failure);
    }
}
