using System.Security.Claims;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Handovers;

/// <summary>A hand-over waits for somebody's signature: said on every page, because a successor has no reason to look for it.</summary>
internal sealed class HandoverNotice(IServiceScopeFactory scopes) : IStaffNotice
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
        return open.FirstOrDefault(h => HandoverScreen.WaitsFor(h, staff)) is { } waits
            ? new StaffNotice(waits.Giver == me ? "Biên bản bàn giao của bạn chờ bạn ký." : "Một biên bản bàn giao chờ bạn ký.", $"/handovers/{waits.Id}")
            : null;
    }
}
