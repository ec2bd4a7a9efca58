using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups;

/// <summary>Tasks after the set-up that the registry of groups shows to be done: every hamlet has its group, and a first notice was issued.</summary>
internal sealed class GroupFirstTasks(BinhYenDb db, CommuneDirectory communes) : IFirstTaskFacts
{
    public async Task<IReadOnlyList<FirstTask>> DoneAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var done = new List<FirstTask>();
        var covered = (await db.Set<ZaloGroup>().AsNoTracking().Where(g => g.CommuneId == commune && g.HamletId != null && g.Purpose == GroupPurpose.Residents
            && g.State != GroupState.Dissolved && g.State != GroupState.Merged).Select(g => g.HamletId).ToListAsync(cancellationToken)).ToHashSet();
        if ((await communes.HamletsAsync(commune, cancellationToken)).All(h => covered.Contains(h.Id))) done.Add(FirstTask.Groups);
        if (await db.Set<PublicNotice>().AnyAsync(n => n.CommuneId == commune && n.WithdrawnOn == null, cancellationToken)) done.Add(FirstTask.Posters);
        return done;
    }
}
