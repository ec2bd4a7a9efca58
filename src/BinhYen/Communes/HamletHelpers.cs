using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes;

/// <summary>
/// Who helps in which hamlet: its area officer and substitute, and whoever holds a position in it. Only they see
/// which households have not joined; the chief of the commune sees counts.
/// </summary>
internal sealed class HamletHelpers(BinhYenDb db, TimeProvider clock)
{
    /// <summary>The hamlets an account helps in now; empty for most.</summary>
    public async Task<IReadOnlySet<HamletId>> OfAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        var policed = await db.Set<HamletDuty>().AsNoTracking()
            .Where(d => d.CommuneId == staff.CommuneId && (d.OfficerId == staff.Id || d.SubstituteId == staff.Id) && d.From <= today && (d.Until == null || d.Until >= today))
            .Select(d => d.HamletId).ToListAsync(cancellationToken);
        var held = await db.Set<PositionHolding>().AsNoTracking()
            .Where(p => p.CommuneId == staff.CommuneId && p.StaffId == staff.Id && p.HamletId != null && p.StartsAt <= now && (p.EndsAt == null || p.EndsAt > now))
            .Select(p => p.HamletId!.Value).ToListAsync(cancellationToken);
        return policed.Concat(held).ToHashSet();
    }

    public async Task<bool> MayAsync(CurrentStaff staff, HamletId hamlet, CancellationToken cancellationToken) =>
        (await OfAsync(staff, cancellationToken)).Contains(hamlet);
}
