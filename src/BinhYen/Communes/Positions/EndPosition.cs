using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Positions;

/// <summary>Ends a position at an instant. The role that came with it ends at that minute, on every device.</summary>
internal sealed class EndPosition(BinhYenDb db, TimeProvider clock)
{
    /// <summary>The role an account gets from a position; null for positions that carry none.</summary>
    public static StaffRole? RoleOf(PositionKind kind) => kind is PositionKind.HamletHead ? StaffRole.HamletHead : null;

    /// <summary>Part of the caller's save.</summary>
    public async Task EndAsync(PositionHolding holding, DateTimeOffset at, string by, CancellationToken cancellationToken)
    {
        holding.EndsAt = at < holding.StartsAt ? holding.StartsAt : at;
        db.Record(JournalDraft.Of(holding.CommuneId, clock.GetUtcNow(), "communes.position-ended.v1", $"position:{holding.Id}", by, ("at", holding.EndsAt), ("kind", holding.Kind.ToString())));
        if (holding.StaffId is not { } account || RoleOf(holding.Kind) is not { } role) return;
        var others = await db.Set<PositionHolding>().AsNoTracking()
            .Where(p => p.StaffId == account && p.Kind == holding.Kind && p.Id != holding.Id && (p.EndsAt == null || p.EndsAt > at)).AnyAsync(cancellationToken);
        if (others) return;
        var member = await db.Set<StaffMember>().SingleOrDefaultAsync(s => s.Id == account.Value && s.Role == role, cancellationToken);
        if (member is null) return;
        member.ServesUntil = holding.EndsAt;
        db.Record(JournalDraft.Of(holding.CommuneId, clock.GetUtcNow(), "staff.service-ends.v1", $"staff:{account}", by, ("at", holding.EndsAt)));
    }
}
