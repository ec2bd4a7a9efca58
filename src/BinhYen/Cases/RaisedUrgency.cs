using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>Tells an emergency that was one from its first words from one that staff made of a report.</summary>
internal static class RaisedUrgency
{
    /// <summary>Whether somebody of the staff ever raised the urgency of a case: anybody may, at once and without asking (workflow §4.2), so nothing that protects the sender may rest on it.</summary>
    public static Task<bool> WasRaisedAsync(this BinhYenDb db, CaseId id, CancellationToken cancellationToken) =>
        db.Set<CaseEvent>().AnyAsync(e => e.CaseId == id && e.Act == CaseAct.RaiseUrgency, cancellationToken);
}
