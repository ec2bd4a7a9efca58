using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>Takes cases along when hamlets merge: open ones with their place, all ones with those who are kept away.</summary>
internal sealed class MoveHamletCases(BinhYenDb db, LoadCase cases) : IHamletMoves
{
    public async Task<IReadOnlyDictionary<HamletId, int>> OpenCasesAsync(CommuneId commune, IReadOnlySet<HamletId> hamlets, CancellationToken cancellationToken)
    {
        var ids = hamlets.Select(h => (HamletId?)h).ToList();
        return await db.Set<Case>().Where(c => c.CommuneId == commune && ids.Contains(c.HamletId) && c.Queue != CaseQueue.Done && !c.HasConflict && c.Category != CaseCategory.NationalSecurity)
            .GroupBy(c => c.HamletId).ToDictionaryAsync(g => g.Key!.Value, g => g.Count(), cancellationToken);
    }

    public async Task<int> MoveAsync(HamletMove move, CancellationToken cancellationToken)
    {
        var ids = move.From.Select(h => (HamletId?)h).ToList();
        var concerned = await db.Set<Case>().Where(c => c.CommuneId == move.Commune && (ids.Contains(c.ConflictHamlet) || (ids.Contains(c.HamletId) && c.Queue != CaseQueue.Done)))
            .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
        var o = await cases.OccasionAsync(Actor.System, move.Commune, cancellationToken);
        var told = 0;
        foreach (var id in concerned)
        {
            if (await cases.FindAsync(id, cancellationToken) is not { } @case || !@case.FollowHamlet(move, o).Succeeded) continue;
            if (!@case.HasConflict && !@case.IsNationalSecurity) told++;
            db.Record(JournalDraft.Of(move.Commune, o.At, "cases.hamlet-merged.v1", $"case:{id}", ActorStamp.System.ToString(), ("into", move.Into.ToString())));
        }

        return told;
    }
}
