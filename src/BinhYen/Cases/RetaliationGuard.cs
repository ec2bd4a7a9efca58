using System.Linq.Expressions;
using BinhYen.Communes;
using BinhYen.Groups;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// From the day of a report about an officer, that officer has no hand in removing anybody from a group (workflow §7.10): were it only the
/// person who made it, trying one member after the other would find them. Closed cases count as well, for as long as one of their reporters
/// can be known. Tells yes or no and never which case.
/// </summary>
internal sealed class RetaliationGuard(BinhYenDb db, TimeProvider clock) : IRemovalGuard
{
    public async Task<bool> IsComplainedAboutAsync(CommuneId commune, StaffId officer, CancellationToken cancellationToken) =>
        await Standing(commune).AnyAsync(await AboutAsync(commune, officer, cancellationToken), cancellationToken);

    public async Task<bool> MayKnowOfComplaintAsync(CommuneId commune, StaffId officer, StaffId reader, CancellationToken cancellationToken)
    {
        var closed = Standing(commune).Where(await AboutAsync(commune, reader, cancellationToken)).Select(c => c.Id);
        return await Standing(commune).Where(c => !closed.Contains(c.Id)).AnyAsync(await AboutAsync(commune, officer, cancellationToken), cancellationToken);
    }

    // Cases with a reporter who is not forgotten yet, also where the report was merged into another case.
    private IQueryable<Case> Standing(CommuneId commune)
    {
        var now = clock.GetUtcNow();
        return db.Set<Case>().AsNoTracking().Where(c => c.CommuneId == commune && db.Set<ReportThread>().Any(
            t => (t.CaseId == c.Id || t.OpenedCaseId == c.Id) && t.Reporter != null && (t.WithdrawnAt == null || t.WithdrawnAt > now)));
    }

    private async Task<Expression<Func<Case, bool>>> AboutAsync(CommuneId commune, StaffId officer, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var areas = await db.Set<HamletDuty>().AsNoTracking()
            .Where(d => d.CommuneId == commune && (d.OfficerId == officer || d.SubstituteId == officer) && (d.Until == null || d.Until >= today)).Select(d => (HamletId?)d.HamletId).ToListAsync(cancellationToken);
        return c => c.ConflictAboveCommune || c.Exclusions.Any(e => e.StaffId == officer && e.Scope == ExclusionScope.Everything) || areas.Contains(c.ConflictHamlet);
    }
}
