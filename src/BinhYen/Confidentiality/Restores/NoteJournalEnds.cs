using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BinhYen.Confidentiality.Restores;

/// <summary>
/// Lets the vault remember once a minute, and when the service stops, how far the journals have come. Not with every entry: a busy night would pay
/// a second wait for the disk for each report. The openings of names are noted at once by themselves.
/// </summary>
internal sealed partial class NoteJournalEnds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<NoteJournalEnds> log) : Beat(TimeSpan.FromMinutes(1), clock, atStart: true)
{
    private readonly HashSet<string> told = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryRoundAsync(cancellationToken);
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var (commune, gap) in await scope.ServiceProvider.GetRequiredService<RestoreWatch>().NoteAllAsync(cancellationToken))
        {
            if (told.Contains(gap.Mark)) continue;
            Log.Restored(log, gap.JournalEndsBefore, gap.OtherList, gap.OlderVault);
            if (gap.JournalEndsBefore) await BringBackAsync(commune, cancellationToken);
            told.Add(gap.Mark);
        }
    }

    // In a scope of its own: what of it fails is tried again with the next round.
    private async Task BringBackAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var room in scope.ServiceProvider.GetServices<ILostWishes>()) await room.BringBackAsync(commune, cancellationToken);
    }

    protected override void NoteFailure(string failure) => Log.Failed(log, failure);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A commune runs on an older state (journal ends before: {Journal}; other list of destroyed keys: {List}; older vault: {Vault}); no name opens until two leaders confirm at /restored")]
        public static partial void Restored(ILogger logger, bool journal, bool list, bool vault);

        [LoggerMessage(Level = LogLevel.Error, Message = "The vault could not be told how far the journal has come ({Failure}); the next minute tries again")]
        public static partial void Failed(ILogger logger, string failure);
    }
}

/// <summary>Ready, but on files that are older than what the vault remembers: names wait, reports do not.</summary>
internal sealed class RestoreHealth(RestoredCommunes restored) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        restored.Any ? HealthCheckResult.Degraded("An older backup was put back: no name opens until two leaders confirm at /restored.") : HealthCheckResult.Healthy());
}
