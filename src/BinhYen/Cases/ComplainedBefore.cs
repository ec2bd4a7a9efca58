using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>What was complained of in a report.</summary>
/// <param name="Told">The words, as far as they can still be read.</param>
/// <param name="KeptAway">Everybody who is kept away from it.</param>
internal sealed record EarlierComplaint(IReadOnlyList<string> Told, ConflictScope KeptAway);

/// <summary>
/// What was complained of in a report within a year, also when that has ended or left the commune: what is told on its page next may go on with it and name
/// nobody, and would be read by whoever it is about (decision 0135). What somebody complained of elsewhere decides nothing (decisions 0153, 0157).
/// </summary>
internal sealed class ComplainedBefore(BinhYenDb db, SealedRecords seals, ConflictFinder conflicts, TimeProvider clock)
{
    private const int MostTold = 20;

    /// <summary>What was complained of in one thread and a report that is told on its page may go on with; null where it stands for itself.</summary>
    public async Task<EarlierComplaint?> MayGoOnAsync(CommuneId commune, ConversationId thread, string words, CaseCategory category, CancellationToken cancellationToken) =>
        await InAsync(db.Set<ReportThread>().Where(t => t.Id == thread), cancellationToken) is { } complaint
        && await conflicts.MayGoOnAsync(commune, complaint, words, category, cancellationToken) ? complaint : null;

    /// <summary>What was complained of in the thread that the sender chose for their words, by a button or a quote; null where it is no complaint.</summary>
    public Task<EarlierComplaint?> OfAsync(ConversationId thread, CancellationToken cancellationToken) => InAsync(db.Set<ReportThread>().Where(t => t.Id == thread), cancellationToken);

    private async Task<EarlierComplaint?> InAsync(IQueryable<ReportThread> among, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().AddYears(-1);
        var said = db.Set<ThreadMessage>().Where(m => m.Voice == ThreadVoice.Reporter);
        var threads = await among.Where(t => db.Set<Case>().Any(c => c.Id == t.CaseId && c.HasConflict) && said.Any(m => m.ThreadId == t.Id && m.At >= since))
            .OrderBy(t => t.OpenedAt).Select(t => new { t.Id, t.CaseId, t.OpenedCaseId }).ToListAsync(cancellationToken);
        var (told, kept) = (new List<string>(), ConflictScope.None);
        foreach (var thread in threads)
        {
            var words = await WordsAsync(thread.Id, cancellationToken);
            var scope = await ScopeAsync(thread.CaseId, thread.OpenedCaseId, words, cancellationToken);
            if (scope.IsEmpty) continue;
            told.AddRange(words);
            kept = kept.And(scope);
        }

        return kept.IsEmpty ? null : new EarlierComplaint(told, kept);
    }

    private async Task<IReadOnlyList<string>> WordsAsync(ConversationId thread, CancellationToken cancellationToken)
    {
        var words = new List<string>();
        foreach (var text in await db.Set<ThreadMessage>().Where(m => m.ThreadId == thread && m.Voice == ThreadVoice.Reporter).OrderBy(m => m.At).Take(MostTold).Select(m => m.Text).ToListAsync(cancellationToken))
            words.Add(await seals.OpenAsync(text, SealPurposes.ThreadMessage, cancellationToken));
        return words.FindAll(t => t is not (SealedRecords.Deleted or SealedRecords.Unreadable));
    }

    // What staff made of a report counts for nothing here: an officer who called somebody involved in it, or merged it, would know the person's later reports by that mark.
    private async Task<ConflictScope> ScopeAsync(CaseId now, CaseId opened, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var @case = await db.Set<Case>().AsNoTracking().Include(c => c.Events).SingleAsync(c => c.Id == opened, cancellationToken);
        if (@case.BeganWithConflict && (words.Count == 0 || (now == opened && !@case.Events.Any(IsMadeByStaff)))) return KeptAwayFrom(@case);
        return await conflicts.OfPostAsync(@case.CommuneId, @case.HamletId, string.Join('\n', words), @case.BeganWithConflict, cancellationToken);
    }

    private static bool IsMadeByStaff(CaseEvent e) => e.Act is CaseAct.WidenConflict or CaseAct.MergeInto && e.By.Staff is not null;

    private static ConflictScope KeptAwayFrom(Case complaint) => new(
        complaint.Exclusions.Where(e => e.Scope is ExclusionScope.Everything).Select(e => e.StaffId).ToHashSet(), complaint.ConflictHamlet, complaint.ConflictAboveCommune);
}
