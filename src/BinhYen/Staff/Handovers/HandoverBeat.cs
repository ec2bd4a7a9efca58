using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Handovers;

/// <summary>Looks every minute whether a signed hand-over has come to its minute. What could not pass waits for a leader, not for the next minute.</summary>
internal sealed partial class HandoverBeat(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HandoverBeat> log)
    : Beat(TimeSpan.FromMinutes(1), clock, atStart: true)
{
    /// <summary>Carries out what is due now and has not been tried.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = Clock.GetUtcNow();
        var due = await scope.ServiceProvider.GetRequiredService<BinhYenDb>().Set<StaffHandover>().AsNoTracking()
            .Where(h => h.State == HandoverState.Agreed && h.EffectiveAt <= now && !h.Items.Any(i => i.Trouble != null)).Select(h => h.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            await using var own = scopes.CreateAsyncScope();
            await own.ServiceProvider.GetRequiredService<CarryOutHandover>().RunAsync(id, cancellationToken);
        }
    }

    protected override Task RoundAsync(CancellationToken cancellationToken) => BeatAsync(cancellationToken);

    protected override void NoteFailure(string failure) => Log.Failed(log, failure);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A hand-over could not be carried out ({Failure}); it is tried again.")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
