using System.Security.Claims;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes.ModelProfile;

/// <summary>A model nobody has put into force yet has no meetings and no reviews: said where the day of the person who decides begins.</summary>
internal sealed class DraftModelNotice(IServiceScopeFactory scopes) : IStaffNotice
{
    public bool CanWait => true;

    public async Task<StaffNotice?> OfAsync(ClaimsPrincipal user, string path, CancellationToken cancellationToken)
    {
        if (CurrentStaff.From(user) is not { } staff || !staff.May(Permission.DecideProfile) || path != StaffNav.FirstPageOf(staff)) return null;
        // A context of its own: the page may be reading with the request's at the same time.
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CommuneDirectory>().WaitsForFirstStageAsync(staff.CommuneId, cancellationToken)
            ? new StaffNotice("Mô hình đang là “Dự thảo”, chưa có hiệu lực: họp và sơ kết chưa được xếp lịch.", "Ghi quyết định, ngày bắt đầu", ProfileEndpoints.NextStage)
            : null;
    }
}
