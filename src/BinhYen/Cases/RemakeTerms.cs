using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// Makes the search of cases anew from the words that may still be read, after a thread was deleted, locked or opened again. Terms do not
/// say whose words they come from, so there is no taking out of one thread's. The caller saves.
/// </summary>
internal sealed class RemakeTerms(BinhYenDb db, MergedCases merged, SealedRecords seals, IRecordSealer vault)
{
    /// <summary>After the threads were locked or opened again.</summary>
    public Task AroundAsync(IReadOnlyCollection<ReportThread> threads, CancellationToken cancellationToken) => RunAsync(threads, [], cancellationToken);

    /// <summary>When the threads are about to be deleted: none of their words is found any more, those of other reporters are.</summary>
    public Task WithoutAsync(IReadOnlyCollection<ReportThread> threads, CancellationToken cancellationToken) => RunAsync(threads, [.. threads.Select(t => t.Id)], cancellationToken);

    private async Task RunAsync(IReadOnlyCollection<ReportThread> threads, HashSet<ConversationId> but, CancellationToken cancellationToken)
    {
        var cases = new Dictionary<CaseId, Case>();
        foreach (var thread in threads)
        {
            // A merged case keeps its terms beside the case that goes on.
            for (CaseId? next = thread.OpenedCaseId; next is { } id && !cases.ContainsKey(id); next = cases[id].MergedInto)
                cases[id] = await db.Set<Case>().SingleAsync(c => c.Id == id, cancellationToken);
        }

        foreach (var one in cases.Values) await db.ReplaceTermsAsync(one.Id, await TermsAsync(one, but, cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<CaseTermList>> TermsAsync(Case one, HashSet<ConversationId> but, CancellationToken cancellationToken)
    {
        if (one.HasConflict || one.TextRemovedAt is not null) return [];
        var opened = await merged.WithAsync(one.Id, cancellationToken);
        // Tracked, so that a lock that waits to be saved counts.
        var threads = (await db.Set<ReportThread>().Where(t => opened.Contains(t.OpenedCaseId)).ToListAsync(cancellationToken))
            .FindAll(t => t.RestrictedAt is null && !but.Contains(t.Id)).ConvertAll(t => t.Id);
        var index = await vault.BlindIndexAsync(one.CommuneId.Value, cancellationToken);
        var terms = new List<CaseTermList>();
        foreach (var text in await db.Set<ThreadMessage>().AsNoTracking().Where(m => threads.Contains(m.ThreadId) && m.Voice == ThreadVoice.Reporter && m.Kind != ThreadMessageKind.Objection)
            .OrderBy(m => m.At).ThenBy(m => m.Id).Select(m => m.Text).ToListAsync(cancellationToken))
        {
            if (await seals.OpenAsync(text, SealPurposes.ThreadMessage, cancellationToken) is var words and not (SealedRecords.Deleted or SealedRecords.Unreadable))
                terms.Add(CaseTermList.Of(one.CommuneId, one.Id, index.Seal(CaseTerms.Of(index, [words]))));
        }

        return terms;
    }
}
