using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// An officer who gets a second account does not open with it the complaint that is closed to the first (decision 0124). Who has the same
/// name counts as the same person, be the other account open or closed.
/// </summary>
internal sealed class SecondAccounts(BinhYenDb db, LoadCase cases, TimeProvider clock) : ISecondAccounts
{
    public async Task FollowAsync(CommuneId commune, StaffId account, string fullName, CancellationToken cancellationToken)
    {
        var namesakes = (await Namesakes.OfAsync(db, commune, fullName, cancellationToken)).Where(id => id != account).ToList();
        if (namesakes.Count == 0) return;
        var known = (await db.Set<CaseExclusion>().AsNoTracking().Where(e => e.StaffId == account).Select(e => new { e.CaseId, e.Scope }).ToListAsync(cancellationToken)).ToHashSet();
        var kept = (await db.Set<CaseExclusion>().AsNoTracking().Where(e => namesakes.Contains(e.StaffId)).Select(e => new { e.CaseId, e.Scope }).ToListAsync(cancellationToken)).ToHashSet();
        foreach (var id in await OfTheirAreasAsync(commune, namesakes, cancellationToken)) kept.Add(new { CaseId = id, Scope = ExclusionScope.Everything });
        kept.ExceptWith(known);
        var held = await HeldAsync(commune, account, cancellationToken);
        foreach (var one in kept)
        {
            if (one.Scope is not ExclusionScope.Everything || !held.Contains(one.CaseId) || !await GivesUpAsync(one.CaseId, account, cancellationToken))
                db.Add(new CaseExclusion { CaseId = one.CaseId, StaffId = account, Scope = one.Scope });
        }
    }

    // From a complaint about whoever polices a hamlet the others are kept away by their duty, which a new account does not have.
    private async Task<List<CaseId>> OfTheirAreasAsync(CommuneId commune, List<StaffId> namesakes, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var duties = await db.Set<HamletDuty>().AsNoTracking().Where(d => d.CommuneId == commune && (d.Until == null || d.Until >= today))
            .Select(d => new { d.HamletId, d.OfficerId, d.SubstituteId }).ToListAsync(cancellationToken);
        var areas = duties.Where(d => namesakes.Contains(d.OfficerId) || (d.SubstituteId is { } substitute && namesakes.Contains(substitute))).Select(d => (HamletId?)d.HamletId).ToList();
        return areas.Count == 0 ? [] : await db.Set<Case>().Where(c => areas.Contains(c.ConflictHamlet)).Select(c => c.Id).ToListAsync(cancellationToken);
    }

    private async Task<HashSet<CaseId>> HeldAsync(CommuneId commune, StaffId account, CancellationToken cancellationToken) =>
        [.. await db.Set<Case>().Where(c => c.CommuneId == commune && c.Queue != CaseQueue.Done && (c.Handler == account || c.SubstituteHandler == account)).Select(c => c.Id).ToListAsync(cancellationToken)];

    // Whoever handled it under the name of somebody else hands it back, which keeps them away as well.
    private async Task<bool> GivesUpAsync(CaseId id, StaffId account, CancellationToken cancellationToken)
    {
        var @case = (await cases.FindAsync(id, cancellationToken))!;
        var o = await cases.OccasionAsync(Actor.System, @case.CommuneId, cancellationToken);
        if (!@case.WidenConflict(ConflictScope.Of(account), handlerIsInvolved: false, new Reason("conflict"), o).Succeeded) return false;
        db.Record(JournalDraft.Of(@case.CommuneId, o.At, "cases.conflict-widened.v1", @case.Code.ToString(), "system"));
        return true;
    }
}
