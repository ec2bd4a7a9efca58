using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Retaining;

/// <summary>
/// Destroys who somebody was a year after the last of their cases ended; three years after a hand-over to the investigating body. A
/// person with one case still open keeps the way to an answer.
/// </summary>
internal sealed class IdentityRetention(BinhYenDb db, ReporterVault reporters, IEnumerable<IIdentityFollower> followers, TimeProvider clock) : IRetentionSource
{
    private const int MoreMonthsAfterHandOver = 24;

    public string Rule => RetentionTable.Identity;

    public async Task<IReadOnlyList<RetentionItem>> DueAsync(CommuneId commune, RetentionPeriod keep, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (ordinary, handedOver) = (keep.Before(at), keep.Before(at).AddMonths(-MoreMonthsAfterHandOver));
        var known = from t in db.Set<ReportThread>().AsNoTracking()
                    where t.CommuneId == commune && t.Reporter != null && t.WithdrawnAt == null
                    join c in db.Set<Case>() on t.CaseId equals c.Id
                    select new
                    {
                        t.Reporter, c.Code, c.ReceivedAt, c.HasConflict, c.Category, c.Closing, Kept = !((c.State == CaseState.Closed && c.Closing!.At <= (c.Closing.Outcome == Outcome.TransferredToInvestigation ? handedOver : ordinary))
                        || (c.State == CaseState.NotACase && !c.Events.Any(e => e.At > ordinary)))
                    };
        var over = await known.Where(k => !k.Kept && !known.Any(other => other.Reporter == k.Reporter && other.Kept)).ToListAsync(cancellationToken);
        return [.. over.GroupBy(k => k.Reporter!.Value).Select(person => (Person: person.Key, Last: person.OrderByDescending(k => k.ReceivedAt).First()))
            .OrderBy(p => p.Last.ReceivedAt)
            .Select(p => new RetentionItem(p.Person, p.Last.Code.ToString(), p.Last.Closing?.At ?? p.Last.ReceivedAt, p.Last.HasConflict || p.Last.Category is CaseCategory.NationalSecurity))];
    }

    public async Task CarryOutAsync(CommuneId commune, RetentionItem item, CancellationToken cancellationToken)
    {
        await reporters.ForgetAsync(item.Id, $"retention.{Rule}", cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var thread in await db.Set<ReportThread>().Where(t => t.CommuneId == commune && t.Reporter == item.Id && t.WithdrawnAt == null).ToListAsync(cancellationToken))
            (thread.WithdrawnAt, thread.KnownPlace) = (now, null);
        foreach (var follower in followers) await follower.ForgetAsync(commune, item.Id, cancellationToken);
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
        var moment = keep.Before(at);
        var rows = await (from t in db.Set<ReportThread>().AsNoTracking()
                          where t.CommuneId == commune && t.Secrecy == Secrecy.Anonymous && t.CodeForgottenAt == null
                          join c in db.Set<Case>() on t.CaseId equals c.Id
                          where (c.State == CaseState.Closed && c.Closing!.At <= moment) || (c.State == CaseState.NotACase && !c.Events.Any(e => e.At > moment))
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
