using System.Security.Claims;
using BinhYen.Platform.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Sessions;

/// <summary>
/// Looks at the session row behind a cookie on every request that <see cref="StaffDoors"/> watches: a closed account, a changed role or
/// password and an ended session take effect with the next click, on every node.
/// </summary>
internal sealed class StaffSessions(BinhYenDb db, WriteGate gate, TimeProvider clock)
{
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>Refuses the cookie when its session or account is over; otherwise notes the activity and the lock.</summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (await FindAsync(context.Principal!, context.HttpContext.RequestAborted) is not { } found)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        var now = clock.GetUtcNow();
        var state = new SessionState(found.Session.Id, found.Session.IsLocked(found.Role, now));
        context.HttpContext.Features.Set(state);
        if (!state.IsLocked && now - found.Session.LastSeenAt >= Grain && IsAct(context.HttpContext))
            await TouchAsync(found.Session, now);
    }

    /// <summary>Whether the session behind a cookie lives and is not locked; no sign of life of the person.</summary>
    public async Task<bool> IsOpenAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        await FindAsync(principal, cancellationToken) is { } found && !found.Session.IsLocked(found.Role, clock.GetUtcNow());

    /// <summary>Ends the sessions of an account, all but <paramref name="except"/>. Part of the caller's save.</summary>
    /// <returns>How many were alive.</returns>
    public async Task<int> EndAllAsync(Guid account, Guid? except, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var alive = await db.Set<StaffSession>().Where(s => s.AccountId == account && s.EndedAt == null && s.Id != except).ToListAsync(cancellationToken);
        foreach (var session in alive) session.EndedAt = now;
        return alive.Count;
    }

    private async Task<Found?> FindAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(principal.FindFirstValue(StaffPolicies.SessionClaim), out var id)) return null;
        var now = clock.GetUtcNow();
        var found = await (
            from session in db.Set<StaffSession>().AsNoTracking()
            join member in db.Set<StaffMember>() on session.AccountId equals member.Id
            where session.Id == id && session.EndedAt == null && member.ClosedAt == null && (member.ServesUntil == null || member.ServesUntil > now)
            select new Found(session, member.Role, member.SecurityStamp)).SingleOrDefaultAsync(cancellationToken);
        return found is not null
            && now - found.Session.LastSeenAt < StaffSession.LongestRest
            && now - found.Session.StartedAt < StaffSession.LongestLife
            && principal.FindFirstValue("AspNet.Identity.SecurityStamp") == found.Stamp
                ? found
                : null;
    }

    private async Task TouchAsync(StaffSession session, DateTimeOffset now)
    {
        using var turn = await gate.EnterAsync(CancellationToken.None);
        await db.Set<StaffSession>().Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now));
        await db.Set<StaffMember>().Where(s => s.Id == session.AccountId).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now));
    }

    private static bool IsAct(HttpContext context) =>
        StaffDoors.AreOfStaff(context.GetEndpoint()) && context.GetEndpoint()!.Metadata.GetMetadata<BackgroundRefresh>() is null && !context.Request.Headers.ContainsKey("X-Background");

    private sealed record Found(StaffSession Session, StaffRole Role, string? Stamp);
}

/// <summary>What the session row said for this request.</summary>
internal sealed record SessionState(Guid SessionId, bool IsLocked);
