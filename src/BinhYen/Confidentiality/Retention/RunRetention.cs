using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Retention;

/// <summary>Deletes what has been kept long enough, once a day and commune, and writes the minutes.</summary>
internal sealed class RunRetention(BinhYenDb db, RetentionPlan plans, IEnumerable<IRetentionSource> sources, SecureVault vault, TimeProvider clock)
{
    // In the small hours, when nobody is in the middle of something.
    private static readonly TimeOnly Begins = new(2, 0);

    /// <summary>Runs for every commune whose run of today is still owed.</summary>
    /// <returns>How many records were deleted.</returns>
    public async Task<int> DailyAsync(CancellationToken cancellationToken)
    {
        if (VietnamTime.TimeOf(clock.GetUtcNow()) < Begins) return 0;
        var today = clock.Today();
        var owed = await db.Set<JournalHead>().AsNoTracking().Select(h => h.CommuneId)
            .Where(c => !db.Set<RetentionRun>().Any(r => r.CommuneId == c && r.Day == today)).ToListAsync(cancellationToken);
        var deleted = 0;
        foreach (var commune in owed)
        {
            var count = await RunAsync(commune, cancellationToken);
            db.Add(new RetentionRun { CommuneId = commune, Day = today, Deleted = count, EndedAt = clock.GetUtcNow() });
            await db.SaveChangesAsync(cancellationToken);
            deleted += count;
        }

        if (owed.Count > 0) await vault.Leases.DeleteOldLogAsync(cancellationToken);
        return deleted;
    }

    /// <summary>Runs for one commune now.</summary>
    public async Task<int> RunAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var planned in await plans.AtAsync(commune, clock.GetUtcNow(), cancellationToken))
        {
            if (planned.Due.Count == 0) continue;
            var source = sources.Single(s => s.Rule == planned.Rule.Key);
            foreach (var item in planned.Due) await source.CarryOutAsync(commune, item, cancellationToken);
            deleted += planned.Due.Count;
            await WriteMinutesAsync(commune, planned, cancellationToken);
        }

        return deleted;
    }

    private Task<int> WriteMinutesAsync(CommuneId commune, PlannedDeletion done, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var minutes = new DeletionRecord
        {
            Id = Guid.CreateVersion7(now), CommuneId = commune, Rule = done.Rule.Key, Kept = done.Keep.InWords, Count = done.Due.Count,
            Labels = string.Join('\n', done.Due.Where(i => !i.Restricted).Select(i => i.Label).Distinct()), MadeAt = now,
        };
        db.Add(minutes);
        db.Record(JournalDraft.Of(commune, now, "retention.ran.v1", minutes.Id.ToString(), "system", ("rule", done.Rule.Key), ("count", done.Due.Count)));
        return db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Asks once an hour whether today's run is still owed, and notes reveals that ran out. The rows decide, not the timer.</summary>
internal sealed partial class RetentionBeat(IServiceScopeFactory scopes, SecureVault vault, TimeProvider clock, ILogger<RetentionBeat> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Period, clock, stoppingToken);
                try
                {
                    await vault.Leases.NoteEndsAsync(stoppingToken);
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<RunRetention>().DailyAsync(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // The next hour tries again; what was deleted stays deleted.
                    Log.Failed(log, e.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The daily deletion by retention rules failed ({Failure}); tried again within the hour")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
