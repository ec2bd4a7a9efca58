using Microsoft.AspNetCore.Authorization;

namespace BinhYen.Staff;

/// <summary>
/// Writes down that somebody tried a door their role does not open (ASVS V16.3.2, privacy-security S-06): who, and which door as the
/// table of routes names it. Never the address as it was typed, which could hold a code.
/// </summary>
internal static partial class RefusedDoor
{
    public static void Note(HttpContext context)
    {
        if (CurrentStaff.From(context.User) is not { } staff || context.GetEndpoint() is not RouteEndpoint door) return;
        Refused(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("BinhYen.Staff.RefusedDoor"), staff.JournalName, staff.Role, context.Request.Method, door.RoutePattern.RawText);
    }

    /// <summary>Roles that may open the door somebody was refused at, in words; empty when none of them stands in its table.</summary>
    public static IReadOnlyList<string> WhoMay(HttpContext context)
    {
        var asked = context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).OfType<string>().ToHashSet() ?? [];
        var needed = Enum.GetValues<Permission>().Where(p => asked.Contains(StaffPolicies.Name(p))).ToList();
        return needed.Count == 0 ? [] : [.. Enum.GetValues<StaffRole>().Where(role => needed.All(permission => role.Allows(permission))).Select(role => role.InWords())];
    }

    [LoggerMessage(LogLevel.Warning, "{Account} ({Role}) was refused {Method} {Route}.")]
    private static partial void Refused(ILogger logger, string account, StaffRole role, string method, string? route);
}
