using BinhYen.Cases.Outside;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>Tells the room that serves files whether the addressee outside the commune who is in may open those of a case.</summary>
internal sealed class OutsideFiles(BinhYenDb db, OutsideDoor door, ReadHandOver read)
{
    /// <summary>The case, when it was handed to whoever is in; null otherwise.</summary>
    public async Task<CaseId?> MayOpenAsync(CommuneId commune, CaseCode code, CancellationToken cancellationToken) =>
        await door.InsideAsync(cancellationToken) is { } addressee && addressee.CommuneId == commune
        && await db.Set<Case>().Where(c => c.CommuneId == commune && c.Code == code).Select(c => (CaseId?)c.Id).SingleOrDefaultAsync(cancellationToken) is { } id
        && await read.HoldsAsync(addressee, id, cancellationToken)
            ? id
            : null;
}
