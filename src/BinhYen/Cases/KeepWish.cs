using BinhYen.Confidentiality;

namespace BinhYen.Cases;

/// <summary>
/// Writes down what a reporter asks for about the own report later: with the identity first, then in the thread, which the caller saves. A thread put back
/// from a backup forgets; the identity does not.
/// </summary>
internal sealed class KeepWish(ReporterVault reporters)
{
    /// <summary>The name is kept secret from now on.</summary>
    public async Task NameAsync(ReportThread thread, CancellationToken cancellationToken)
    {
        if (thread.Reporter is { } reporter) await reporters.KeepNameSecretAsync(reporter, thread.Id.Value, cancellationToken);
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
