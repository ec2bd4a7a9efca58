using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.GroupPosts;

/// <summary>
/// Reminds of posts that still wait: first the moderator, then a leader (the post then stands in every leader's list).
/// The times are rows, so a restart forgets none.
/// </summary>
internal sealed class RemindModerators(BinhYenDb db, TimeProvider clock)
{
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    /// <returns>How many posts somebody was reminded of.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // A post that nobody may moderate is about those who would be reminded: nobody is.
        var late = await db.Set<GroupPost>().Where(p => ((p.State == GroupPostState.ToModerate && p.Moderator != null) || p.State == GroupPostState.Delivered) && p.RemindAt <= now)
            .OrderBy(p => p.RemindAt).Take(100).ToListAsync(cancellationToken);
        foreach (var post in late)
        {
            post.Reminders++;
            post.RemindAt = now + Again;
            db.Record(JournalDraft.Of(post.CommuneId, now, "intake.post-reminded.v1", $"post:{post.Id}", "system", ("times", post.Reminders)));
        }

        if (late.Count > 0) await db.SaveChangesAsync(cancellationToken);
        return late.Count;
    }
}

/// <summary>Looks every minute.</summary>
internal sealed partial class ModeratorBeat(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ModeratorBeat> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<RemindModerators>().RunAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // A database that is away for a minute must not stop the beat for good.
                    Log.Failed(logger, failure.GetType().Name);
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
        [LoggerMessage(LogLevel.Error, "Moderators could not be reminded ({Failure}); the beat goes on")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
