using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Retaining;

/// <summary>
/// Lets go who told a report a year after its case ended; three years after a hand-over to the investigating body, or to anybody who never answered. Each report stands for itself:
/// a list that left one out because its person has another case open would tell that there is one, perhaps about the reader. The
/// identity is destroyed with the last report that leads to it.
/// </summary>
internal sealed class IdentityRetention(BinhYenDb db, ReporterVault reporters, IEnumerable<IIdentityFollower> followers, TimeProvider clock) : IRetentionSource
{
    public const int MoreMonthsAfterHandOver = 24;

    public string Rule => RetentionTable.Identity;

    public async Task<IReadOnlyList<RetentionItem>> DueAsync(CommuneId commune, RetentionPeriod keep, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (now, ordinary, handedOver) = (clock.GetUtcNow(), keep.Before(at), keep.Before(at).AddMonths(-MoreMonthsAfterHandOver));
        var over = await (from t in db.Set<ReportThread>().AsNoTracking()
                          where t.CommuneId == commune && t.Reporter != null && (t.WithdrawnAt == null || t.WithdrawnAt > now)
                          join c in db.Set<Case>() on t.CaseId equals c.Id
                          where (c.State == CaseState.Closed && c.Closing!.At <= (c.Closing.Outcome == Outcome.TransferredToInvestigation ? handedOver : ordinary))
                              || (c.State == CaseState.NotACase && !c.Events.Any(e => e.At > ordinary))
                              || (c.State == CaseState.Transferred && !c.Events.Any(e => e.At > handedOver))
                          orderby c.ReceivedAt, t.Id
                          select new { t.Id, c.Code, c.ReceivedAt, c.HasConflict, c.Category, c.Closing }).ToListAsync(cancellationToken);
        return [.. over.Select(o => new RetentionItem(o.Id.Value, o.Code.ToString(), o.Closing?.At ?? o.ReceivedAt, o.HasConflict || o.Category is CaseCategory.NationalSecurity))];
    }

    public async Task CarryOutAsync(CommuneId commune, RetentionItem item, CancellationToken cancellationToken)
    {
        var (now, id) = (clock.GetUtcNow(), ConversationId.From(item.Id));
        if (await db.Set<ReportThread>().SingleOrDefaultAsync(t => t.CommuneId == commune && t.Id == id, cancellationToken) is not { Reporter: { } reporter } thread) return;
        if (!await db.Set<ReportThread>().AnyAsync(ReportThread.LeadsElsewhere(commune, reporter, id), cancellationToken))
        {
            await reporters.ForgetAsync(reporter, $"retention.{Rule}", cancellationToken);
            foreach (var follower in followers) await follower.ForgetAsync(commune, reporter, cancellationToken);
        }

        // Nor as a withdrawal afterwards: of all that ended in this run it would name those of one person.
        (thread.WithdrawnAt, thread.WithdrawalWaits, thread.KnownPlace) = (now, false, null);
        db.Record(JournalDraft.Of(commune, now, "reporters.identity-destroyed.v1", item.Label, "system", ("rule", Rule)));
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Forgets the codes of anonymous reporters some months after the end: then nobody can prove to have been the one who wrote.</summary>
internal sealed class AnonymousCodeRetention(BinhYenDb db, TimeProvider clock) : IRetentionSource
{
    public string Rule => RetentionTable.AnonymousCode;

    public async Task<IReadOnlyList<RetentionItem>> DueAsync(CommuneId commune, RetentionPeriod keep, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (moment, handedOver) = (keep.Before(at), keep.Before(at).AddMonths(-IdentityRetention.MoreMonthsAfterHandOver));
        var rows = await (from t in db.Set<ReportThread>().AsNoTracking()
                          where t.CommuneId == commune && t.Secrecy == Secrecy.Anonymous && t.CodeForgottenAt == null
                          join c in db.Set<Case>() on t.CaseId equals c.Id
                          where (c.State == CaseState.Closed && c.Closing!.At <= moment) || (c.State == CaseState.NotACase && !c.Events.Any(e => e.At > moment))
                              || (c.State == CaseState.Transferred && !c.Events.Any(e => e.At > handedOver))
                          orderby t.OpenedAt, t.Id
                          select new { t.Id, c.Code, t.OpenedAt, c.Closing, c.HasConflict, c.Category }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new RetentionItem(
            r.Id.Value, r.Code.ToString(), r.Closing?.At ?? r.OpenedAt, r.HasConflict || r.Category is CaseCategory.NationalSecurity))];
    }

    public async Task CarryOutAsync(CommuneId commune, RetentionItem item, CancellationToken cancellationToken)
    {
        var id = ConversationId.From(item.Id);
        if (await db.Set<ReportThread>().SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } thread) return;
        thread.ForgetCode(clock.GetUtcNow());
        db.Record(JournalDraft.Of(commune, clock.GetUtcNow(), "reporters.code-destroyed.v1", item.Label, "system", ("rule", Rule)));
        await db.SaveChangesAsync(cancellationToken);
    }
}
