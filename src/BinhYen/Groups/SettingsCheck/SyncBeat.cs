using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.SettingsCheck;

/// <summary>
/// Reads groups of Official Accounts whose time has come: at once after an event, once a day without. The times are rows,
/// so a restart loses nothing. Also forgets wishes and proposals that nobody decided.
/// </summary>
internal sealed partial class SyncBeat(DbFactory databases, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SyncBeat> log)
    : Beat(TimeSpan.FromSeconds(10), clock, atStart: false)
{
    private const int MostAtOnce = 20;

    /// <summary>Looks once.</summary>
    /// <returns>How many groups were read.</returns>
    public async Task<int> BeatAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await using var db = databases.Create();
        var due = await db.Set<ZaloGroup>().AsNoTracking().Where(g => g.Account != null && g.Account.ReadAgainAt <= now && g.State != GroupState.Dissolved && g.State != GroupState.Merged)
            .OrderBy(g => g.Account!.ReadAgainAt).Select(g => g.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            var own = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
            if (await own.Set<ZaloGroup>().SingleOrDefaultAsync(g => g.Id == id, cancellationToken) is not { } group) continue;
            await scope.ServiceProvider.GetRequiredService<ReadFromZalo>().RunAsync(group, cancellationToken);
            try
            {
                await own.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                // Somebody changed the group at this moment; the next beat reads it again.
            }
        }

        await using var last = scopes.CreateAsyncScope();
        await last.ServiceProvider.GetRequiredService<Members.ForgetUndecided>().RunAsync(cancellationToken);
        return due.Count;
    }

    protected override Task RoundAsync(CancellationToken cancellationToken) => BeatAsync(cancellationToken);

    protected override void NoteFailure(string failure) => Log.Failed(log, failure);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Groups could not be read from Zalo ({Failure}); it goes on")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
