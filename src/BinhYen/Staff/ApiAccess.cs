using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace BinhYen.Staff;

/// <summary>
/// Attaches API scopes to endpoints: <c>group.RequireScope(ApiScope.WriteReports)</c>. Such an endpoint takes an API
/// key only, never the cookie of a person.
/// </summary>
internal static class ApiAccess
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string Scheme = "ApiKey";

    /// <summary>Claim with one scope each.</summary>
    public const string ScopeClaim = "binhyen:scope";

    /// <summary>Without a key the answer is 401, with a key that lacks the scope 403, both as problem details.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().RequireClaim(ScopeClaim, scope).Build());
}

/// <summary>What a key may be made for.</summary>
internal static class ApiScope
{
    /// <summary>Hand in reports; reads nothing.</summary>
    public const string WriteReports = "reports:write";

    /// <summary>Read states, times and figures of reports, without content.</summary>
    public const string ReadReports = "reports:read";

    /// <summary>Read the reporters' words as well. Never who they are.</summary>
    public const string ReadText = "reports:text";

    /// <summary>All scopes with their meaning, in the order of the form.</summary>
    public static IReadOnlyList<(string Scope, string Meaning)> All { get; } =
    [
        (WriteReports, "Gửi tin báo vào hệ thống"),
        (ReadReports, "Đọc trạng thái, thời gian, số liệu; không có nội dung"),
        (ReadText, "Đọc cả lời người báo; không bao giờ có danh tính"),
    ];
}

/// <summary>The API key behind a request, as the scheme already proved it.</summary>
/// <param name="Id">The key's row.</param>
/// <param name="CommuneId">The commune it belongs to; it sees no other.</param>
/// <param name="Name">What the administrator called it.</param>
internal sealed record CurrentApiKey(Guid Id, CommuneId CommuneId, string Name)
{
    /// <summary>How the journal names it.</summary>
    public string JournalName => $"api:{Id}";

    /// <summary>Binds as a parameter of endpoint handlers behind <see cref="ApiAccess.RequireScope"/>.</summary>
    public static ValueTask<CurrentApiKey?> BindAsync(HttpContext context)
    {
        var user = context.User;
        return ValueTask.FromResult(
            user.HasClaim(c => c.Type == ApiAccess.ScopeClaim)
            && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && Guid.TryParse(user.FindFirstValue(StaffPolicies.CommuneClaim), out var commune)
                ? new CurrentApiKey(id, new CommuneId(commune), user.FindFirstValue(ClaimTypes.Name) ?? "")
                : null);
    }
}
