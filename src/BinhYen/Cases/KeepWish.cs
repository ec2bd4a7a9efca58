using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;

namespace BinhYen.Cases;

/// <summary>
/// Writes down what a reporter asks for about the own report later: with the identity first, then in the thread, which the caller saves. A thread put back
/// from a backup forgets; the identity does not.
/// </summary>
internal sealed class KeepWish(BinhYenDb db, ReporterVault reporters, TimeProvider clock)
{
    /// <summary>The name is kept secret from now on. Where nobody sees that it was not before, the journal says nothing either.</summary>
    public async Task NameAsync(ReportThread thread, CaseCode code, CancellationToken cancellationToken)
    {
        if (thread.Secrecy is not Secrecy.Named) return;
        if (thread.Reporter is { } reporter) await reporters.KeepNameSecretAsync(reporter, thread.Id.Value, cancellationToken);
        if (thread.ShownSecrecy is Secrecy.Named) db.Record(JournalDraft.Of(thread.CommuneId, clock.GetUtcNow(), "cases.kept-secret.v1", code.ToString(), "reporter"));
        thread.KeepSecret();
    }

    /// <summary>Further use stops.</summary>
    public async Task LockAsync(ReportThread thread, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (thread.Reporter is { } reporter) await reporters.LockAsync(reporter, thread.Id.Value, cancellationToken);
        thread.RestrictedAt = now;
    }

    /// <summary>The lock is taken back. Until the caller has saved the row keeps it.</summary>
    public async Task UnlockAsync(ReportThread thread, CancellationToken cancellationToken)
    {
        if (thread.Reporter is { } reporter) await reporters.UnlockAsync(reporter, thread.Id.Value, cancellationToken);
        thread.RestrictedAt = null;
    }
}
