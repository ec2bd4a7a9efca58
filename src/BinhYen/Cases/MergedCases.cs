using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>Closes what went into a case to everybody whom that case is closed to (workflow §7). The caller saves.</summary>
internal sealed class MergedCases(BinhYenDb db)
{
    public async Task FollowAsync(Case target, CancellationToken cancellationToken)
    {
        List<CaseId> level = [target.Id];
        while (level.Count > 0)
        {
            var into = level.ConvertAll(id => (CaseId?)id);
            var merged = await db.Set<Case>().Where(c => into.Contains(c.MergedInto)).ToListAsync(cancellationToken);
            foreach (var one in merged) one.FollowConflict(target);
            level = merged.ConvertAll(c => c.Id);
        }
    }
}
