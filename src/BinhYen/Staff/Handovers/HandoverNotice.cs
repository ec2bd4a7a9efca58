using System.Security.Claims;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Handovers;

/// <summary>A hand-over waits for somebody's signature: said on every page, because a successor has no reason to look for it.</summary>
internal sealed class HandoverNotice(IServiceScopeFactory scopes, TimeProvider clock) : IStaffNotice
{
    public async Task<StaffNotice?> OfAsync(ClaimsPrincipal user, string path, CancellationToken cancellationToken)
    {
        if (CurrentStaff.From(user) is not { } staff || path.StartsWith("/handovers/", StringComparison.Ordinal)) return null;
        // A context of its own: the page may be reading with the request's at the same time.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
        var me = staff.Id;
        var open = await db.Set<StaffHandover>().AsNoTracking().Include(h => h.Items).Include(h => h.Signatures).AsSplitQuery()
            .Where(h => h.State == HandoverState.Open && h.CommuneId == staff.CommuneId && (h.Giver == me || h.SecondPerson == me || h.Items.Any(i => i.Receiver == me)))
            .OrderBy(h => h.OpenedAt).ToListAsync(cancellationToken);
        if (open.FirstOrDefault(h => HandoverScreen.WaitsFor(h, staff)) is { } waits)
            return new StaffNotice(waits.Giver == me ? "Biên bản bàn giao của bạn chờ bạn ký." : "Một biên bản bàn giao chờ bạn ký.", "Xem và ký", $"/handovers/{waits.Id}");
        if (!staff.May(Permission.ManageDuty)) return null;
        // Signed and past its minute, and still not done: something could not pass. The first minute is the product's own.
        var late = clock.GetUtcNow() - TimeSpan.FromMinutes(1);
        var stuck = await db.Set<StaffHandover>().AsNoTracking().Where(h => h.State == HandoverState.Agreed && h.CommuneId == staff.CommuneId && h.Giver != me && h.EffectiveAt <= late)
            .OrderBy(h => h.EffectiveAt).Select(h => (Guid?)h.Id).FirstOrDefaultAsync(cancellationToken);
        return stuck is { } id ? new StaffNotice("Một bàn giao đã đến giờ mà còn việc chưa chuyển được.", "Xem và giao tiếp", $"/handovers/{id}") : null;
    }
}
