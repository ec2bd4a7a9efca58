using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// Looks again whom a case concerns when its place or what it is about becomes known later (workflow §7): a report that named "anh Bách" in no
/// place was open to everybody, and one that an officer calls a complaint was closed to nobody. The circle only grows. The caller saves.
/// </summary>
internal sealed class ConflictOfCase(BinhYenDb db, LoadCase cases, SealedRecords seals, ConflictFinder conflicts, MergedCases merged)
{
    /// <summary>Keeps away whom the words of the case concern and whom it was not closed to.</summary>
    /// <param name="case">The case, tracked.</param>
    /// <param name="actor">Who made it known, and is not meant for that alone; null for the reporter.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task WidenAsync(Case @case, StaffId? actor, CancellationToken cancellationToken)
    {
        if (!@case.IsOpen || @case.ConflictAboveCommune || @case.TextRemovedAt is not null) return;
        var scope = await conflicts.OfCaseAsync(@case, await WordsAsync(@case.Id, cancellationToken), [.. @case.Hands.Where(hand => hand != actor)], actor, cancellationToken);
        if (scope.IsEmpty || @case.IsClosedTo(scope)) return;
        var o = await cases.OccasionAsync(Actor.System, @case.CommuneId, cancellationToken);
        var isInvolved = @case.Handler is { } handler && scope.Excluded.Contains(handler);
        if (!@case.WidenConflict(scope, isInvolved, new Reason("conflict"), o).Succeeded) return;
        await merged.FollowAsync(@case, cancellationToken);
        await merged.HideWordsAsync(@case, cancellationToken);
        db.Record(JournalDraft.Of(@case.CommuneId, o.At, "cases.conflict-widened.v1", @case.Code.ToString(), "system"));
    }

    private async Task<IReadOnlyList<string>> WordsAsync(CaseId id, CancellationToken cancellationToken)
    {
        var texts = await (from t in db.Set<ReportThread>().AsNoTracking()
                           where t.CaseId == id
                           join m in db.Set<ThreadMessage>() on t.Id equals m.ThreadId
                           where m.Voice == ThreadVoice.Reporter
                           orderby m.At, m.Id
                           select m.Text).ToListAsync(cancellationToken);
        var words = new List<string>();
        foreach (var text in texts) words.Add(await seals.OpenAsync(text, SealPurposes.ThreadMessage, cancellationToken));
        return words;
    }
}
