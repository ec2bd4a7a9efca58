using BinhYen.Conversations;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.ZaloChat;

/// <summary>Wakes the grain of a person after an event is durable. A nudge that gets lost is made again by the sweeper.</summary>
internal sealed partial class ChatNudge(IGrainFactory grains, ILogger<ChatNudge> logger) : IInboxListener
{
    public void Arrived(PersonKey person, CommuneId commune) => _ = WakeAsync(person);

    private async Task WakeAsync(PersonKey person)
    {
        try
        {
            await grains.GetGrain<IChatGrain>(person.Value).ContinueAsync();
        }
        catch (Exception failure)
        {
            Log.NotWoken(logger, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A talk could not be woken: {Failure}.")]
        public static partial void NotWoken(ILogger logger, string failure);
    }
}

/// <summary>Finds talks whose gathering time ran out while their timer was lost, and wakes them.</summary>
internal sealed partial class GatheringBeat(DbFactory databases, IRecordSealer vault, IGrainFactory grains, TimeProvider clock, ILogger<GatheringBeat> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        do
        {
            try
            {
                await WakeLateAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.Failed(logger, failure.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WakeLateAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var before = clock.GetUtcNow() - Patience;
        var late = await db.Set<Talk>().Where(t => t.GatherUntil != null && t.GatherUntil < before).OrderBy(t => t.GatherUntil)
            .Select(t => t.PersonKey).Take(200).ToListAsync(cancellationToken);
        foreach (var key in late) await grains.GetGrain<IChatGrain>(PersonKey.OfTalk(vault, key).Value).FinishAsync(key);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Late talks could not be woken: {Failure}.")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
