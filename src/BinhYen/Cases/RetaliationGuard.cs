using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Groups;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// From the day of a report about an officer, that officer has no hand in removing the person who made it (workflow §7.10).
/// Closed cases count as well. Tells yes or no and never which case.
/// </summary>
internal sealed class RetaliationGuard(BinhYenDb db, ReporterVault reporters, TimeProvider clock) : IRemovalGuard
{
    public async Task<bool> IsProtectedFromAsync(CommuneId commune, string oaId, string memberId, StaffId officer, CancellationToken cancellationToken)
    {
        // Looked up, not made: most members never wrote to us, and nobody becomes known by being proposed.
        if (await reporters.FindZaloUserAsync(commune, oaId, memberId, cancellationToken) is not { } reporter) return false;
        var today = clock.Today();
        var areas = await db.Set<HamletDuty>().AsNoTracking()
            .Where(d => d.CommuneId == commune && (d.OfficerId == officer || d.SubstituteId == officer) && (d.Until == null || d.Until >= today)).Select(d => (HamletId?)d.HamletId).ToListAsync(cancellationToken);
        return await db.Set<ReportThread>().AnyAsync(
            t => t.CommuneId == commune && t.Reporter == reporter && db.Set<Case>().Any(c => (c.Id == t.CaseId || c.Id == t.OpenedCaseId) && (
                c.ConflictAboveCommune || c.Exclusions.Any(e => e.StaffId == officer && e.Scope == ExclusionScope.Everything) || areas.Contains(c.ConflictHamlet))),
            cancellationToken);
    }
}
