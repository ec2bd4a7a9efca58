using BinhYen.Vault.Leases;

namespace BinhYen.Vault;

/// <summary>
/// Requests to reveal a reporter and the leases that come of them (workflow §3, rule 3; X-11). Whether a request needs
/// an approval is the caller's rule; that nobody approves his own, that a request mints one lease, that a lease ends
/// by itself and that every step is in the append-only reveal log is the vault's.
/// </summary>
public sealed class RevealLeases
{
    private readonly RevealLeaseTable _table;
    private readonly RevealLog _log;

    internal RevealLeases(RevealLeaseTable table, RevealLog log) => (_table, _log) = (table, log);

    /// <summary>Asks to see a reporter.</summary>
    /// <param name="reporter">The one reporter.</param>
    /// <param name="caseRef">The caller's opaque name of the case.</param>
    /// <param name="requestedBy">The staff account that asks and will see.</param>
    /// <param name="reasonCode">Reason from the list.</param>
    /// <param name="reasonText">Reason in words; stored sealed.</param>
    /// <param name="reasonKey">Seals the reason. Never the reporter's: who asked in two reports of one person would see both reasons end when the person goes.</param>
    /// <param name="needsApproval">True: somebody else must approve first.</param>
    /// <param name="ct">Gives up before it is written.</param>
    /// <returns>Null when the reporter was destroyed or never existed.</returns>
    public Task<RevealRequest?> RequestAsync(ReporterRef reporter, string caseRef, string requestedBy, string reasonCode, string reasonText,
        RecordKeyId reasonKey, bool needsApproval, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(caseRef);
        ArgumentException.ThrowIfNullOrWhiteSpace(requestedBy);
        ArgumentException.ThrowIfNullOrWhiteSpace(reasonCode);
        ArgumentException.ThrowIfNullOrWhiteSpace(reasonText);
        return _table.RequestAsync(reporter, caseRef, requestedBy, reasonCode, reasonText, reasonKey, needsApproval, ct);
    }

    /// <summary>Approves a waiting request of somebody else.</summary>
    public Task<RevealDecision> ApproveAsync(Guid requestId, string approver, CancellationToken ct = default) =>
        _table.DecideAsync(requestId, approver, approve: true, ct);

    /// <summary>Refuses a waiting request of somebody else.</summary>
    public Task<RevealDecision> RefuseAsync(Guid requestId, string approver, CancellationToken ct = default) =>
        _table.DecideAsync(requestId, approver, approve: false, ct);

    /// <summary>
    /// Starts the lease of an approved request, for <see cref="VaultOptions.RevealTime"/>. Of any number of activations
    /// at once exactly one mints.
    /// </summary>
    public Task<LeaseMint> ActivateAsync(Guid requestId, string holder, CancellationToken ct = default) =>
        _table.ActivateAsync(requestId, holder, ct);

    /// <summary>The running lease of this person, for the next page of the same look; null when it does not run.</summary>
    public Task<RevealLease?> CurrentAsync(Guid requestId, string holder, CancellationToken ct = default) =>
        _table.CurrentAsync(requestId, holder, ct);

    /// <summary>Gives the lease back before its time. Doing so twice, or after its end, is harmless.</summary>
    public Task EndAsync(RevealLease lease, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return _table.EndAsync(lease, ct);
    }

    /// <summary>One request, or null.</summary>
    public Task<RevealRequest?> FindAsync(Guid requestId, CancellationToken ct = default) => _table.FindAsync(requestId, ct);

    /// <summary>The requests about a case, newest first.</summary>
    public Task<IReadOnlyList<RevealRequest>> ForCaseAsync(string caseRef, CancellationToken ct = default) => _table.ForCaseAsync(caseRef, ct);

    /// <summary>The requests of a commune made since a moment, newest first: with the log, what its chief oversees .</summary>
    public Task<IReadOnlyList<RevealRequest>> OfCommuneAsync(Guid communeId, DateTimeOffset since, CancellationToken ct = default) =>
        _table.OfCommuneAsync(communeId, since, ct);

    /// <summary>Opens the words of a reason, for the one who decides and for the log's readers.</summary>
    public ValueTask<Unsealed<string>> ReasonTextAsync(RevealRequest request, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _table.ReasonTextAsync(request, ct);
    }

    /// <summary>Erases the words of reasons that are more than a year old; the reason from the list stays with its request.</summary>
    /// <returns>How many were erased.</returns>
    public Task<int> ForgetOldReasonsAsync(CancellationToken ct = default) => _table.ForgetOldReasonsAsync(ct);

    /// <summary>Writes the end of everything that ran out since the last call; a timer calls it now and then.</summary>
    /// <returns>How many requests and leases had run out.</returns>
    public Task<int> NoteEndsAsync(CancellationToken ct = default) => _table.NoteEndsAsync(ct);

    /// <summary>The reveal log of a commune from a moment on, oldest first: for the chief and the inspector.</summary>
    public Task<IReadOnlyList<RevealLogEntry>> LogAsync(Guid communeId, DateTimeOffset since, CancellationToken ct = default) =>
        _log.OfCommuneAsync(communeId, since, ct);

    /// <summary>The reveal log of one reporter, oldest first: the answer to "who has looked at my name?" (P-04).</summary>
    public Task<IReadOnlyList<RevealLogEntry>> LogOfAsync(ReporterRef reporter, CancellationToken ct = default) =>
        _log.OfReporterAsync(reporter, ct);

    /// <summary>Deletes log entries that are more than five years old, and no others; the database itself refuses them.</summary>
    /// <returns>How many entries were deleted.</returns>
    public Task<int> DeleteOldLogAsync(CancellationToken ct = default) => _log.DeleteOldAsync(ct);
}
