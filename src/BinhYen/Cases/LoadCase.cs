using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>Loads a case with everything its decisions need, and makes the occasion for an act on it.</summary>
internal sealed class LoadCase(BinhYenDb db, CaseRulesOf rules, TimeProvider clock)
{
    /// <summary>The case for a decision; null when there is none. Events are not loaded: they are only added to.</summary>
    public Task<Case?> FindAsync(CaseId id, CancellationToken cancellationToken) =>
        db.Set<Case>().Include(c => c.Reports).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);

    /// <summary>Those of the cases that are there, in the order asked for; as many trips to the database as for one.</summary>
    public async Task<List<Case>> FindAsync(IReadOnlyList<CaseId> ids, CancellationToken cancellationToken)
    {
        var found = (await db.Set<Case>().IgnoreAutoIncludes().Where(c => ids.Contains(c.Id)).ToListAsync(cancellationToken)).ToDictionary(c => c.Id);
        // Asked for by their own key: joined to their cases, PostgreSQL reads whole tables until it has counted what is in them.
        await db.Set<CaseReport>().Where(r => ids.Contains(r.CaseId)).LoadAsync(cancellationToken);
        await db.Set<CaseClock>().Where(c => ids.Contains(c.CaseId)).LoadAsync(cancellationToken);
        await db.Set<CaseAnswer>().Where(a => ids.Contains(a.CaseId)).LoadAsync(cancellationToken);
        await db.Set<CaseExclusion>().Where(e => ids.Contains(e.CaseId)).LoadAsync(cancellationToken);
        await db.Set<DeadlineExtension>().Where(e => ids.Contains(e.CaseId)).LoadAsync(cancellationToken);
        await db.Set<Mediation>().Where(m => ids.Contains(m.CaseId)).LoadAsync(cancellationToken);
        await db.Set<CommitteeQuestion>().Where(q => ids.Contains(q.CaseId)).LoadAsync(cancellationToken);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>The case with this code in a commune; null when there is none.</summary>
    public Task<Case?> FindAsync(CommuneId commune, CaseCode code, CancellationToken cancellationToken) =>
        db.Set<Case>().Include(c => c.Reports).AsSplitQuery().SingleOrDefaultAsync(c => c.CommuneId == commune && c.Code == code, cancellationToken);

    /// <summary>Who acts now, under the commune's rules of today.</summary>
    public async ValueTask<Occasion> OccasionAsync(Actor by, CommuneId commune, CancellationToken cancellationToken) =>
        new(by, clock.GetUtcNow(), await rules.ForAsync(commune, cancellationToken));
}
