using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace BinhYen.Staff;

/// <summary>Attaches permissions to endpoints: <c>group.Require(Permission.ReadCases)</c>.</summary>
internal static class StaffPolicies
{
    /// <summary>Claim with the role's name, written at sign-in and refreshed with the security stamp.</summary>
    public const string RoleClaim = "binhyen:role";

    /// <summary>Claim with the commune's id.</summary>
    public const string CommuneClaim = "binhyen:commune";

    /// <summary>Claim with the commune as printed: "xã An Phú Khê".</summary>
    public const string CommuneNameClaim = "binhyen:commune-name";

    /// <summary>Claim with the id of the server-side session (<see cref="StaffSession"/>).</summary>
    public const string SessionClaim = "binhyen:session";

    private const string Prefix = "may:";

    /// <summary>Lets only accounts pass whose role holds <paramref name="permission"/>; others get 403, strangers the sign-in page.</summary>
    public static TBuilder Require<TBuilder>(this TBuilder endpoints, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireAuthorization(Name(permission));

    public static void AddPermissions(AuthorizationOptions authorization)
    {
        foreach (var permission in Enum.GetValues<Permission>())
            authorization.AddPolicy(Name(permission), policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => RoleOf(context.User) is { } role && role.Allows(permission)));
        // An endpoint that forgot its policy stays shut.
        authorization.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }

    /// <summary>Name of the policy that asks for <paramref name="permission"/>.</summary>
    public static string Name(Permission permission) => $"{Prefix}{permission}";

    /// <summary>Whether a policy asks for a permission of the staff, and not for an API key.</summary>
    public static bool IsPermission(string? policy) => policy?.StartsWith(Prefix, StringComparison.Ordinal) is true;

    public static StaffRole? RoleOf(ClaimsPrincipal user) =>
        Enum.TryParse<StaffRole>(user.FindFirstValue(RoleClaim), out var role) ? role : null;
}
