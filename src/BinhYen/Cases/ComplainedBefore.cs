using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>What one person has complained of in the own chat.</summary>
/// <param name="Told">The words, as far as they can still be read.</param>
/// <param name="KeptAway">Everybody who is kept away from it.</param>
internal sealed record EarlierComplaint(IReadOnlyList<string> Told, ConflictScope KeptAway);

/// <summary>
/// Remembers what somebody complained of within a year, also when that has ended or left the commune: what they tell next may go on with it and name
/// nobody, and would be read by whoever it is about (decision 0135).
/// </summary>
internal sealed class ComplainedBefore(BinhYenDb db, SealedRecords seals, ConflictFinder conflicts, TimeProvider clock)
{
    private const int MostTold = 20;

    /// <summary>What a new report may go on with; null where it stands for itself.</summary>
    /// <param name="chat">The chat it is told in.</param>
    /// <param name="words">The words.</param>
    /// <param name="isFriendly">They read as praise, a greeting or a question about papers.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<EarlierComplaint?> MayGoOnAsync(OneChat chat, IReadOnlyList<string> words, bool isFriendly, CancellationToken cancellationToken) =>
        await OfAsync(chat, cancellationToken) is { } complaint && await conflicts.MayGoOnAsync(chat.CommuneId, complaint, words, isFriendly, cancellationToken) ? complaint : null;

    /// <summary>What the person of a thread complained of beside it: who is spoken of in an ordinary report may have been named there.</summary>
    public async Task<IReadOnlyList<string>> ToldBesideAsync(ConversationId thread, CancellationToken cancellationToken)
    {
        var chat = await db.Set<ReportThread>().Where(t => t.Id == thread && t.Lane != null && t.Reporter != null && db.Set<Case>().Any(c => c.Id == t.CaseId && !c.HasConflict))
            .Select(t => new OneChat(t.CommuneId, t.Lane!, t.Reporter!.Value, t.Id)).FirstOrDefaultAsync(cancellationToken);
        return chat is not null && await OfAsync(chat, cancellationToken) is { } complaint ? complaint.Told : [];
    }

    /// <summary>What was complained of in one thread, for a report that is told on its page; null where it complains of nobody.</summary>
    public Task<EarlierComplaint?> OfThreadAsync(ConversationId thread, CancellationToken cancellationToken) => InAsync(db.Set<ReportThread>().Where(t => t.Id == thread), cancellationToken);

    private Task<EarlierComplaint?> OfAsync(OneChat chat, CancellationToken cancellationToken) => InAsync(chat.ThreadsIn(db), cancellationToken);

    private async Task<EarlierComplaint?> InAsync(IQueryable<ReportThread> among, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().AddYears(-1);
        var said = db.Set<ThreadMessage>().Where(m => m.Voice == ThreadVoice.Reporter);
        var threads = await among.Where(t => db.Set<Case>().Any(c => c.Id == t.CaseId && c.HasConflict) && said.Any(m => m.ThreadId == t.Id && m.At >= since))
            .Select(t => new { t.Id, t.CaseId }).ToListAsync(cancellationToken);
        if (threads.Count == 0) return null;
        var (ids, caseIds) = (threads.ConvertAll(t => t.Id), threads.ConvertAll(t => t.CaseId));
        var cases = await db.Set<Case>().AsNoTracking().Where(c => caseIds.Contains(c.Id)).ToListAsync(cancellationToken);
        var told = new List<string>();
        foreach (var text in await said.Where(m => ids.Contains(m.ThreadId)).OrderBy(m => m.At).Take(MostTold).Select(m => m.Text).ToListAsync(cancellationToken))
            told.Add(await seals.OpenAsync(text, SealPurposes.ThreadMessage, cancellationToken));
        return new EarlierComplaint([.. told.Where(t => t is not (SealedRecords.Deleted or SealedRecords.Unreadable))], KeptAwayFrom(cases));
    }

    private static ConflictScope KeptAwayFrom(IReadOnlyCollection<Case> complaints) => new(
        complaints.SelectMany(c => c.Exclusions).Where(e => e.Scope is ExclusionScope.Everything).Select(e => e.StaffId).ToHashSet(),
        complaints.Select(c => c.ConflictHamlet).FirstOrDefault(h => h is not null), complaints.Any(c => c.ConflictAboveCommune));
}
