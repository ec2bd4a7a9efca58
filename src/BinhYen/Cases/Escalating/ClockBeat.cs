using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Escalating;

/// <summary>
/// Wakes cases whose time has come. The times are rows, so a restart loses no deadline; every step is a row of its own
/// with a unique key, so two machines that beat at once tell nobody twice.
/// </summary>
internal sealed partial class ClockBeat(DbFactory databases, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ClockBeat> log)
    : Beat(TimeSpan.FromSeconds(5), clock, atStart: false)
{
    private const int MostAtOnce = 200;

    // So many share a transaction and what is read once: in a night of alarms, who is on call. Short enough that a change is seen with the next few.
    private const int Together = 25;

    /// <summary>Looks once at everything that is due now.</summary>
    /// <returns>How many cases were looked at.</returns>
    public async Task<int> BeatAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await using var db = databases.Create();
        var due = await db.Set<Case>().AsNoTracking().Where(c => c.WakeAt != null && c.WakeAt <= now).OrderBy(c => c.WakeAt).ThenBy(c => c.Id)
            .Select(c => c.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
        foreach (var some in due.Chunk(Together))
        {
            await using var scope = scopes.CreateAsyncScope();
            var wake = scope.ServiceProvider.GetRequiredService<WakeCase>();
            foreach (var id in await WakeTogetherAsync(wake, some, cancellationToken)) await WakeAsync(wake, id, cancellationToken);
        }

        return due.Count;
    }

    // Gives back those that have to go on their own: all of them where one spoils it, so that none waits for what is wrong with another.
    private static async Task<IReadOnlyList<CaseId>> WakeTogetherAsync(WakeCase wake, CaseId[] some, CancellationToken cancellationToken)
    {
        try
        {
            return some.Length > 1 ? await wake.RunAsync(some, cancellationToken) : some;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return some;
        }
    }

    private async Task WakeAsync(WakeCase wake, CaseId id, CancellationToken cancellationToken)
    {
        try
        {
            await wake.RunAsync([id], cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody saved the same case at this moment; the next beat finds it again.
            Log.Overtaken(log);
        }
    }

    protected override Task RoundAsync(CancellationToken cancellationToken) => BeatAsync(cancellationToken);

    protected override void NoteFailure(string failure) => Log.Failed(log, failure);

    // A power cut between a save and the destruction that follows it must not leave a key behind.
    protected override async Task BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<EraseWords>().FinishAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(log, e.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A case was saved by somebody else at the moment of its clock; tried again with the next beat")]
        public static partial void Overtaken(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "The clock beat of casework failed ({Failure}); it goes on")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
