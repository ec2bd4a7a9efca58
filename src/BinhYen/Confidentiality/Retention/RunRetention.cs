using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Retention;

/// <summary>Deletes what has been kept long enough, once a day and commune, and writes the minutes.</summary>
/// <remarks>
/// One run at a time for a commune, whichever server it is on (<see cref="SharedTurns"/>). What cannot be deleted now, because somebody
/// works on the same case in this moment, is left to the next hour; the rest goes on, and everything that went stands in minutes.
/// </remarks>
internal sealed partial class RunRetention(
    BinhYenDb db, RetentionPlan plans, IEnumerable<IRetentionSource> sources, SecureVault vault, SharedTurns turns, TimeProvider clock, ILogger<RunRetention> log)
{
    // In the small hours, when nobody is in the middle of something.
    private static readonly TimeOnly Begins = new(2, 0);

    /// <summary>Runs for every commune whose run of today is still owed.</summary>
    /// <returns>How many records were deleted.</returns>
    public async Task<int> DailyAsync(CancellationToken cancellationToken)
    {
        if (VietnamTime.TimeOf(clock.GetUtcNow()) < Begins) return 0;
        var today = clock.Today();
        var deleted = 0;
        foreach (var commune in await db.Set<JournalHead>().AsNoTracking().Select(h => h.CommuneId).ToListAsync(cancellationToken))
        {
            if (await IsDoneAsync(commune, today, cancellationToken)) continue;
            await using var turn = await turns.TakeAsync(TurnOf(commune), cancellationToken);
            // Whoever had the turn a moment ago may have come to the end of the day's run.
            if (turn is null || await IsDoneAsync(commune, today, cancellationToken)) continue;
            var run = await CarryOutAsync(commune, turn, cancellationToken);
            deleted += run.Deleted;
            if (!run.Whole) continue;
            db.Add(new RetentionRun { CommuneId = commune, Day = today, Deleted = run.Deleted, EndedAt = clock.GetUtcNow() });
            await db.SaveChangesAsync(cancellationToken);
            await vault.Leases.ForgetOldReasonsAsync(cancellationToken);
            await vault.Leases.DeleteOldLogAsync(cancellationToken);
        }

        return deleted;
    }

    /// <summary>Runs for one commune now.</summary>
    /// <returns>How many records were deleted; none when another run is under way.</returns>
    public async Task<int> RunAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        await using var turn = await turns.TakeAsync(TurnOf(commune), cancellationToken);
        return turn is null ? 0 : (await CarryOutAsync(commune, turn, cancellationToken)).Deleted;
    }

    private static string TurnOf(CommuneId commune) => $"retention:{commune}";

    private Task<bool> IsDoneAsync(CommuneId commune, DateOnly day, CancellationToken cancellationToken) =>
        db.Set<RetentionRun>().AnyAsync(r => r.CommuneId == commune && r.Day == day, cancellationToken);

    private async Task<(int Deleted, bool Whole)> CarryOutAsync(CommuneId commune, SharedTurn turn, CancellationToken cancellationToken)
    {
        var (deleted, whole) = (0, true);
        foreach (var planned in await plans.AtAsync(commune, clock.GetUtcNow(), cancellationToken))
        {
            if (planned.Due.Count == 0) continue;
            var done = new List<RetentionItem>();
            try
            {
                foreach (var item in planned.Due)
                {
                    if (!await turn.KeepAsync(cancellationToken)) return (deleted + done.Count, false);
                    if (await TryAsync(commune, planned.Rule, item, cancellationToken)) done.Add(item);
                }
            }
            finally
            {
                // Also when the server is stopped in between: what is gone stands in minutes.
                if (done.Count > 0) await WriteMinutesAsync(commune, planned with { Due = done });
            }

            deleted += done.Count;
            whole &= done.Count == planned.Due.Count;
        }

        return (deleted, whole);
    }

    private async Task<bool> TryAsync(CommuneId commune, RetentionRule rule, RetentionItem item, CancellationToken cancellationToken)
    {
        try
        {
            await sources.Single(s => s.Rule == rule.Key).CarryOutAsync(commune, item, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            db.DropChanges();
            Log.Left(log, rule.Key, e.GetType().Name);
            return false;
        }
    }

    // Of what pages hide the minutes say nothing, as the preview does: their number and their day would tell how many complaints there were about whoever reads them, and when each ended. The list of destroyed keys proves that it is gone.
    private Task<int> WriteMinutesAsync(CommuneId commune, PlannedDeletion done)
    {
        var told = done.Due.Where(i => !i.Restricted).ToList();
        if (told.Count == 0) return Task.FromResult(0);
        var now = clock.GetUtcNow();
        var minutes = new DeletionRecord
        {
            Id = Guid.CreateVersion7(now), CommuneId = commune, Rule = done.Rule.Key, Kept = done.Keep.InWords, Count = told.Count,
            Labels = string.Join('\n', told.Select(i => i.Label).Distinct()), MadeAt = now,
        };
        db.Add(minutes);
        db.Record(JournalDraft.Of(commune, now, "retention.ran.v1", minutes.Id.ToString(), "system", ("rule", done.Rule.Key), ("count", told.Count)));
        return db.SaveChangesAsync(CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A record due under the retention rule {Rule} could not be deleted now ({Failure}); the next hour tries again")]
        public static partial void Left(ILogger logger, string rule, string failure);
    }
}

/// <summary>Asks once an hour whether today's run is still owed, and notes reveals that ran out. The rows decide, not the timer.</summary>
internal sealed partial class RetentionBeat(IServiceScopeFactory scopes, SecureVault vault, TimeProvider clock, ILogger<RetentionBeat> log)
    : Beat(TimeSpan.FromHours(1), clock, atStart: false)
{
    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        await vault.Leases.NoteEndsAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RunRetention>().DailyAsync(cancellationToken);
    }

    protected override void NoteFailure(string failure) => Log.Failed(log, failure);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The daily deletion by retention rules failed ({Failure}); tried again within the hour")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
