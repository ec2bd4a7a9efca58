using System.Security.Claims;
using BinhYen.Staff.Sessions;

namespace BinhYen.Staff;

/// <summary>For answers that last longer than a request: whether whoever asked is still signed in and not locked.</summary>
internal sealed class OpenSession(StaffSessions sessions)
{
    /// <summary>False once the session was ended or locked, the account closed, or its role or password changed.</summary>
    public Task<bool> IsStillOpenAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) => sessions.IsOpenAsync(principal, cancellationToken);
}
