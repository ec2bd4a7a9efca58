using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Retaining;

/// <summary>
/// Writes down of each report by itself, when its mark comes, that its reporter withdrew in the chat: a request that is carried out, the journal's entry
/// with the case, and the end of what stood beside the words. Earlier nothing of it may change: who handles two reports of one person would
/// see both go in the same minute.
/// </summary>
internal sealed partial class ShowWithdrawals(IServiceScopeFactory scopes, ICaseNews news, TimeProvider clock, ILogger<ShowWithdrawals> log) : Beat(TimeSpan.FromMinutes(1), clock, atStart: true)
{
    /// <summary>Looks once. One report a round: what two of them were given in one breath would join them as the withdrawal itself would.</summary>
    /// <returns>False when no mark has come.</returns>
    public async Task<bool> BeatAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
        var due = db.Set<ReportThread>().Where(t => t.WithdrawalWaits && t.WithdrawnAt <= now).OrderBy(t => t.WithdrawnAt);
        if (await due.FirstOrDefaultAsync(cancellationToken) is not { } thread) return false;
        (thread.WithdrawalWaits, thread.KnownPlace) = (false, null);
        var code = await db.Set<Case>().Where(c => c.Id == thread.CaseId).Select(c => c.Code).SingleAsync(cancellationToken);
        db.Record(JournalDraft.Of(thread.CommuneId, now, "cases.contact-withdrawn.v1", code.ToString(), "reporter"));
        await scope.ServiceProvider.GetRequiredService<DataRequests>()
            .ShowWithdrawalAsync(new DataSubject(thread.CommuneId, thread.Id.Value, thread.Reporter), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await EndStandInsAsync(scope.ServiceProvider, thread, cancellationToken);
        news.Changed(thread.CommuneId, thread.CaseId);
        return true;
    }

    // Whoever asked before the mark was shown somebody who never was.
    private static async Task EndStandInsAsync(IServiceProvider services, ReportThread thread, CancellationToken cancellationToken)
    {
        var asked = await services.GetRequiredService<RevealIdentity>().OfThreadAsync(thread.Id.Value, cancellationToken);
        foreach (var standIn in asked.Select(r => r.Reporter).Where(r => r != thread.Reporter).Distinct())
            await services.GetRequiredService<ReporterVault>().ForgetAsync(standIn, "stand-in", cancellationToken);
    }

    protected override Task RoundAsync(CancellationToken cancellationToken) => BeatAsync(cancellationToken);

    protected override void NoteFailure(string failure) => Log.Failed(log, failure);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A report could not show now that its reporter withdrew ({Failure}); the next minute tries again")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
