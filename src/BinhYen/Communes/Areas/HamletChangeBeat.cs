namespace BinhYen.Communes.Areas;

/// <summary>Looks every minute, and at the start, whether a planned change has taken effect.</summary>
internal sealed partial class HamletChangeBeat(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HamletChangeBeat> log)
    : Beat(TimeSpan.FromMinutes(1), clock, atStart: true)
{
    /// <summary>Carries out what is due now.</summary>
    public async Task<int> BeatAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ApplyHamletChanges>().RunAsync(cancellationToken);
    }

    protected override Task RoundAsync(CancellationToken cancellationToken) => BeatAsync(cancellationToken);

    protected override void NoteFailure(string failure) => Log.Failed(log, failure);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A change of hamlets could not be carried out ({Failure}); it is tried again.")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
