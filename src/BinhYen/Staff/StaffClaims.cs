using System.Security.Claims;
using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BinhYen.Staff;

/// <summary>Writes role, commune and printed name into the sign-in cookie.</summary>
internal sealed class StaffClaims(UserManager<StaffMember> users, IOptions<IdentityOptions> options, BinhYenDb db)
    : UserClaimsPrincipalFactory<StaffMember>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(StaffPolicies.RoleClaim, user.Role.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.GivenName, user.Rank is null ? user.FullName : $"{user.Rank} {user.FullName}"));
        if (user.CommuneId is not { } commune) return identity;
        identity.AddClaim(new Claim(StaffPolicies.CommuneClaim, commune.ToString()));
        if (await db.Set<Commune>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == commune) is { } found)
            identity.AddClaim(new Claim(StaffPolicies.CommuneNameClaim, found.FullName));
        return identity;
    }
}
