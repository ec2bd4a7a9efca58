using System.Security.Claims;

namespace BinhYen.Staff;

/// <summary>The signed-in member of the staff as the endpoint policies already proved it.</summary>
/// <param name="Id">The account.</param>
/// <param name="CommuneId">Whose work it does.</param>
/// <param name="Role">What it may do.</param>
/// <param name="FullName">Name as printed, with rank.</param>
internal sealed record CurrentStaff(StaffId Id, CommuneId CommuneId, StaffRole Role, string FullName)
{
    public bool May(Permission permission) => Role.Allows(permission);

    /// <summary>How the journal names this account.</summary>
    public string JournalName => $"staff:{Id}";

    /// <summary>Binds as a parameter of endpoint handlers behind a policy of <see cref="StaffPolicies"/>.</summary>
    public static ValueTask<CurrentStaff?> BindAsync(HttpContext context) => ValueTask.FromResult(From(context.User));

    /// <summary>Null when nobody is signed in.</summary>
    public static CurrentStaff? From(ClaimsPrincipal user) =>
        StaffPolicies.RoleOf(user) is { } role
        && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && Guid.TryParse(user.FindFirstValue(StaffPolicies.CommuneClaim), out var commune)
            ? new CurrentStaff(new StaffId(id), new CommuneId(commune), role, user.FindFirstValue(ClaimTypes.GivenName) ?? "")
            : null;
}
