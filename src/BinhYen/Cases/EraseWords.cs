using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// Destroys the words of a case or a thread everywhere: messages, notes, answers, search terms, files, raw messages of the
/// channel. The event stays with its times. The caller saves, then runs the returned act: a key that is gone while the
/// save failed would be gone without a trace.
/// </summary>
internal sealed class EraseWords(BinhYenDb db, IRecordSealer vault, MergedCases merged, RemakeTerms remake, IThreadRemnants remnants)
{
    public const string NationalSecurity = "national-security-handed-over";
    public const string StateSecret = "state-secret-taken-out";
    public const string Requested = "request.deleted";

    /// <summary>Everything said in and about a case.</summary>
    public async Task<Func<CancellationToken, Task>> OfCaseAsync(CaseId id, string reason, CancellationToken cancellationToken)
    {
        var threads = await db.Set<ReportThread>().Where(t => t.CaseId == id).ToListAsync(cancellationToken);
        var key = await db.Set<CaseSecret>().Where(s => s.CaseId == id).Select(s => s.KeyId).SingleAsync(cancellationToken);
        // What was merged into it holds the same words.
        foreach (var part in await merged.WithAsync(id, cancellationToken)) await db.RemoveTermsAsync(part, cancellationToken);
        return await ThenAsync(threads, [.. threads.Select(t => t.KeyId), key], reason, cancellationToken);
    }

    /// <summary>Everything said in threads; the case's own texts stay.</summary>
    public async Task<Func<CancellationToken, Task>> OfThreadsAsync(IReadOnlyCollection<ReportThread> threads, string reason, CancellationToken cancellationToken)
    {
        // Whoever searches for a word must not learn that it once stood here; another reporter's words are still found.
        await remake.WithoutAsync(threads, cancellationToken);
        return await ThenAsync(threads, [.. threads.Select(t => t.KeyId)], reason, cancellationToken);
    }

    /// <summary>After a start: whatever was marked as removed has no key any more, and no complaint about an officer is searched.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        var removed = db.Set<Case>().Where(c => c.TextRemovedAt != null).Select(c => c.Id);
        var keys = await db.Set<ReportThread>().Where(t => removed.Contains(t.CaseId)).Select(t => t.KeyId)
            .Concat(db.Set<CaseSecret>().Where(s => removed.Contains(s.CaseId)).Select(s => s.KeyId)).ToListAsync(cancellationToken);
        if (keys.Count > 0) await vault.DestroyAsync(keys, NationalSecurity, cancellationToken);
        await remnants.FinishAsync(NationalSecurity, cancellationToken);
        await db.RemoveHiddenTermsAsync(cancellationToken);
    }

    private async Task<Func<CancellationToken, Task>> ThenAsync(
        IReadOnlyCollection<ReportThread> threads, IReadOnlyCollection<RecordKeyId> keys, string reason, CancellationToken cancellationToken)
    {
        var rest = await remnants.EraseAsync(threads, reason, cancellationToken);
        return async ct =>
        {
            await vault.DestroyAsync(keys, reason, ct);
            await rest(ct);
        };
    }
}
