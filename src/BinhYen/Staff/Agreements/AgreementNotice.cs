using System.Security.Claims;
using BinhYen.Site;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Agreements;

/// <summary>Tells a leader on every page that an administrator's proposal waits.</summary>
internal sealed class AgreementNotice(IServiceScopeFactory scopes) : IStaffNotice
{
    public async Task<StaffNotice?> OfAsync(ClaimsPrincipal user, string path, CancellationToken cancellationToken)
    {
        if (CurrentStaff.From(user) is not { } staff || !staff.May(Permission.ManageDuty) || path == "/agreements") return null;
        // A context of its own: the page may be reading with the request's at the same time.
        await using var scope = scopes.CreateAsyncScope();
        var waiting = await scope.ServiceProvider.GetRequiredService<AgreementDesk>().WaitingFor(staff).CountAsync(cancellationToken);
        return waiting == 0 ? null : new StaffNotice($"{waiting} việc về tài khoản chờ lãnh đạo đồng ý.", "Xem", "/agreements");
    }
}
