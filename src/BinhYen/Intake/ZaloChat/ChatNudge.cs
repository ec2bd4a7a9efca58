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

/// <summary>Finds talks whose gathering time ran out, and words that wait for a button no longer, while their timer was lost, and wakes them.</summary>
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
        foreach (var row in await db.Set<HeldWords>().Where(h => h.DueAt < before).OrderBy(h => h.DueAt).Take(200).ToListAsync(cancellationToken))
        {
            if (await new KeptInDoubt(db, vault).OpenAsync(row, cancellationToken) is { } held) late.Add(held.TalkKey);
            else db.Remove(row);
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var key in late) await WakeAsync(key);
    }

    // One that cannot be finished keeps no other waiting.
    private async Task WakeAsync(byte[] key)
    {
        try
        {
            await grains.GetGrain<IChatGrain>(PersonKey.OfTalk(vault, key).Value).FinishAsync(key);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.Failed(logger, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Late talks could not be woken: {Failure}.")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
