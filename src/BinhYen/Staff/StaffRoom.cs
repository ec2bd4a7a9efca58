using BinhYen.Platform.Persistence;
using Microsoft.AspNetCore.Identity;

namespace BinhYen.Staff;

/// <summary>Accounts, sign-in, roles, sessions.</summary>
internal static class StaffRoom
{
    public static void AddStaff(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.AddIdentityCore<StaffMember>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                identity.Password.RequiredLength = 14;
                identity.Password.RequireDigit = identity.Password.RequireUppercase = false;
                identity.Password.RequireLowercase = identity.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<BinhYenDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddDefaultTokenProviders();
        builder.Services.AddAuthorization(StaffPolicies.AddPermissions);
    }

    public static void UseStaff(this WebApplication app) => app.UseAuthentication().UseAuthorization().UseAntiforgery();

    public static void MapStaff(this WebApplication app)
    {
    }
}
