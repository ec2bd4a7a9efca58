using BinhYen.Cases.Outside;
using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>Tasks after the set-up that the cases show to be done: a first report came in, and reports about the chief have somewhere to go.</summary>
internal sealed class CaseFirstTasks(BinhYenDb db) : IFirstTaskFacts
{
    public async Task<IReadOnlyList<FirstTask>> DoneAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var done = new List<FirstTask>();
        // A report about the police does not count: the task is on the page of whom it may be about.
        if (await db.Set<Case>().AnyAsync(c => c.CommuneId == commune && !c.HasConflict && !c.ConflictAboveCommune, cancellationToken)) done.Add(FirstTask.TryReport);
        if (await db.Set<OutsideAddressee>().AnyAsync(a => a.CommuneId == commune && a.Body == OutsideBody.ProvincialInspection && a.EndedAt == null, cancellationToken)) done.Add(FirstTask.Outside);
        return done;
    }
}
