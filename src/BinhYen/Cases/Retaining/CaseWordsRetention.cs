using System.Linq.Expressions;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Retaining;

/// <summary>
/// De-identifies cases whose time is over: the keys of every word and file go; kind, category, hamlet, dates and outcome stay, because
/// they say nothing of a person (Luật 91/2025 Art. 2(1)).
/// </summary>
internal abstract class CaseWordsRetention(BinhYenDb db, IRecordSealer vault, IThreadFiles files, TimeProvider clock) : IRetentionSource
{
    public abstract string Rule { get; }

    /// <summary>Which ended cases fall under the rule.</summary>
    /// <param name="moment">Before which they ended.</param>
    /// <param name="at">The moment of the question.</param>
    protected abstract Expression<Func<Case, bool>> EndedBefore(DateTimeOffset moment, DateTimeOffset at);

    public async Task<IReadOnlyList<RetentionItem>> DueAsync(CommuneId commune, RetentionPeriod keep, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ended = db.Set<Case>().AsNoTracking().Where(c => c.CommuneId == commune).Where(EndedBefore(keep.Before(at), at));
        var rows = await (from c in ended
                          join s in db.Set<CaseSecret>() on c.Id equals s.CaseId
                          where s.DestroyedAt == null
                          orderby c.ReceivedAt, c.Id
                          select new { c.Id, c.Code, c.ReceivedAt, c.Closing, c.HasConflict, c.Category }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new RetentionItem(
            r.Id.Value, r.Code.ToString(), r.Closing?.At ?? r.ReceivedAt, r.HasConflict || r.Category is CaseCategory.NationalSecurity))];
    }

    public async Task CarryOutAsync(CommuneId commune, RetentionItem item, CancellationToken cancellationToken)
    {
        var id = CaseId.From(item.Id);
        var secret = await db.Set<CaseSecret>().SingleAsync(s => s.CaseId == id, cancellationToken);
        var threads = await db.Set<ReportThread>().AsNoTracking().Where(t => t.CaseId == id).Select(t => new { t.Id, t.KeyId, t.OpenedCaseId }).ToListAsync(cancellationToken);
        var threadIds = threads.ConvertAll(t => t.Id);
        var messages = await db.Set<ThreadMessage>().AsNoTracking().Where(m => threadIds.Contains(m.ThreadId)).Select(m => new { m.Id, m.Attachments }).ToListAsync(cancellationToken);
        var attachments = messages.SelectMany(m => m.Attachments).Distinct().ToList();
        var keys = threads.Select(t => t.KeyId).Append(secret.KeyId).Concat(await files.KeysOfAsync(attachments, cancellationToken));
        // Keys before rows: whatever happens next, nobody reads it any more, and the next run finishes the rest.
        await vault.DestroyAsync([.. keys.Distinct()], $"retention.{Rule}", cancellationToken);
        await files.RemoveAsync(attachments, cancellationToken);
        secret.DestroyedAt = clock.GetUtcNow();
        await RemoveTracesAsync(id, messages.ConvertAll(m => (Guid?)m.Id), cancellationToken);
        await RecordAsync(commune, item.Label, threads.Where(t => t.OpenedCaseId != id).Select(t => t.OpenedCaseId), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    // Blind words of the search, the machine's reasons, and copies that waited to be sent under another key.
    private async Task RemoveTracesAsync(CaseId id, List<Guid?> messages, CancellationToken cancellationToken)
    {
        await db.RemoveTermsAsync(id, cancellationToken);
        db.RemoveRange(await db.Set<CaseSuggestion>().Where(s => s.CaseId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<OutboxMessage>().Where(m => messages.Contains(m.ThreadMessageId)).ToListAsync(cancellationToken));
    }

    // A receipt names the case that its report opened, also when that case was merged since.
    private async Task RecordAsync(CommuneId commune, string label, IEnumerable<CaseId> merged, CancellationToken cancellationToken)
    {
        var ids = merged.ToList();
        var codes = await db.Set<Case>().AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => c.Code).ToListAsync(cancellationToken);
        foreach (var subject in codes.Select(c => c.ToString()).Append(label).Distinct())
            db.Record(JournalDraft.Of(commune, clock.GetUtcNow(), ReportReceipts.WordsRemoved, subject, "system", ("rule", Rule)));
    }
}

/// <summary>
/// Cases proper: two years after their end; what was merged goes with the case it was merged into. What was handed over, above the commune or to
/// another body, and never came back ends with the last that happened to it. What is above the commune is kept as long as the rule says, whatever the commune chose: the chief whom it is about must not be able to
/// shorten it, and what the body and the reporter say to each other counts as well.
/// </summary>
internal sealed class CaseContentRetention(BinhYenDb db, IRecordSealer vault, IThreadFiles files, TimeProvider clock) : CaseWordsRetention(db, vault, files, clock)
{
    private readonly BinhYenDb db = db;

    public override string Rule => RetentionTable.CaseContent;

    protected override Expression<Func<Case, bool>> EndedBefore(DateTimeOffset moment, DateTimeOffset at)
    {
        var above = RetentionTable.Of(RetentionTable.CaseContent).Keep.Before(at);
        return c =>
        (c.State == CaseState.Closed && c.Kind != CaseKind.ProcedureQuestion && c.Closing!.At <= moment)
        || (c.State == CaseState.Transferred && !c.ConflictAboveCommune && !c.Events.Any(e => e.At > moment))
        || (c.State == CaseState.Transferred && c.ConflictAboveCommune && !c.Events.Any(e => e.At > above)
            && !db.Set<ReportThread>().Any(t => t.CaseId == c.Id && db.Set<ThreadMessage>().Any(m => m.ThreadId == t.Id && m.At > above && (m.Voice == ThreadVoice.Reporter || m.Voice == ThreadVoice.Outside))))
        || (c.State == CaseState.Merged && db.Set<Case>().Any(t => t.Id == c.MergedInto
            && ((t.State == CaseState.Closed && t.Closing!.At <= moment) || (t.State == CaseState.Transferred && !t.Events.Any(e => e.At > (t.ConflictAboveCommune ? above : moment))))));
    }
}

/// <summary>Greetings, advertising, support: a month after they were put aside.</summary>
internal sealed class NotACaseRetention(BinhYenDb db, IRecordSealer vault, IThreadFiles files, TimeProvider clock) : CaseWordsRetention(db, vault, files, clock)
{
    public override string Rule => RetentionTable.NotACase;

    protected override Expression<Func<Case, bool>> EndedBefore(DateTimeOffset moment, DateTimeOffset at) => c => c.State == CaseState.NotACase && !c.Events.Any(e => e.At > moment);
}

/// <summary>Questions about procedures: half a year after the answer.</summary>
internal sealed class ProcedureRetention(BinhYenDb db, IRecordSealer vault, IThreadFiles files, TimeProvider clock) : CaseWordsRetention(db, vault, files, clock)
{
    public override string Rule => RetentionTable.Procedures;

    protected override Expression<Func<Case, bool>> EndedBefore(DateTimeOffset moment, DateTimeOffset at) =>
        c => c.State == CaseState.Closed && c.Kind == CaseKind.ProcedureQuestion && c.Closing!.At <= moment;
}
