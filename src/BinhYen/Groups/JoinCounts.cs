using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups;

/// <summary>Counts of answers on the pages of groups, for rooms that show progress. Figures only.</summary>
internal sealed class JoinCounts(BinhYenDb db)
{
    /// <summary>Standing yeses of "the first of our household" between two days, both included, by hamlet of the group.</summary>
    public async Task<IReadOnlyDictionary<HamletId, int>> FirstOfHouseholdsAsync(CommuneId commune, DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        await (from answer in db.Set<JoinAnswer>().AsNoTracking()
               join g in db.Set<ZaloGroup>() on answer.GroupId equals g.Id
               where answer.CommuneId == commune && answer.Yes && answer.FirstOfHousehold == true && answer.WithdrawnOn == null && answer.On >= @from && answer.On <= until && g.HamletId != null
               group answer by g.HamletId!.Value into byHamlet
               select new { byHamlet.Key, Count = byHamlet.Count() }).ToDictionaryAsync(h => h.Key, h => h.Count, cancellationToken);
}
