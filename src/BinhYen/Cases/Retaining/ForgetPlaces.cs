using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Retaining;

/// <summary>
/// Erases where somebody often is once their report shows that they withdrew. Earlier nothing of it may change: who handles two reports of one
/// person would see the line go from both in the same minute.
/// </summary>
internal sealed partial class ForgetPlaces(DbFactory databases, TimeProvider clock, ILogger<ForgetPlaces> log) : Beat(TimeSpan.FromHours(1), clock, atStart: true)
{
    /// <summary>Looks once.</summary>
    /// <returns>Of how many reports it is gone.</returns>
    public async Task<int> BeatAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await using var db = databases.Create();
        return await db.Set<ReportThread>().Where(t => t.KnownPlace != null && t.WithdrawnAt <= now).ExecuteUpdateAsync(t => t.SetProperty(r => r.KnownPlace, (KnownPlace?)null), cancellationToken);
    }

    protected override Task RoundAsync(CancellationToken cancellationToken) => BeatAsync(cancellationToken);

    protected override void NoteFailure(string failure) => Log.Failed(log, failure);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Places of people who withdrew could not be erased now ({Failure}); the next hour tries again")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
