using BinhYen.Platform.Persistence;
using BinhYen.Staff.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Handovers;

/// <summary>
/// A phone is lost: one step signs it, or everything, out (R-TT-56). Messages, threads and rights are in the product, so
/// nothing else is lost. Signing everything out takes the passkeys too: they may lie on the lost phone.
/// </summary>
internal sealed class SignOutDevices(BinhYenDb db, AccountAdministration accounts, TimeProvider clock)
{
    /// <param name="by">A leader of the same commune.</param>
    /// <param name="account">Whose devices.</param>
    /// <param name="session">One device; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when there is no such account or session.</returns>
    public async Task<bool> HandleAsync(CurrentStaff by, Guid account, Guid? session, CancellationToken cancellationToken)
    {
        if (await db.Set<StaffMember>().SingleOrDefaultAsync(s => s.Id == account && s.CommuneId == by.CommuneId, cancellationToken) is not { } member) return false;
        var now = clock.GetUtcNow();
        if (session is { } one)
        {
            if (await db.Set<StaffSession>().SingleOrDefaultAsync(s => s.Id == one && s.AccountId == account, cancellationToken) is not { } row) return false;
            row.EndedAt ??= now;
            db.Record(member.Fact(now, "staff.session-ended.v1", by.Id, ("session", one), ("reason", "lost-device")));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }

        var passkeys = await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account).ToListAsync(cancellationToken);
        db.RemoveRange(passkeys);
        db.Record(member.Fact(now, "staff.devices-signed-out.v1", by.Id, ("passkeys", passkeys.Count)));
        await accounts.EndSessionsAsync(member, cancellationToken);
        return true;
    }

    /// <summary>People in service of a commune with the devices they are signed in on, by name.</summary>
    public async Task<IReadOnlyList<(StaffMember Person, IReadOnlyList<StaffSession> Sessions)>> ListAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - StaffSession.LongestRest;
        var people = await db.Set<StaffMember>().AsNoTracking().Where(s => s.CommuneId == commune && s.ClosedAt == null).OrderBy(s => s.FullName).Take(500).ToListAsync(cancellationToken);
        var ids = people.ConvertAll(p => p.Id);
        var sessions = (await db.Set<StaffSession>().AsNoTracking().Where(s => ids.Contains(s.AccountId) && s.EndedAt == null && s.LastSeenAt > since).OrderByDescending(s => s.LastSeenAt).ToListAsync(cancellationToken)).ToLookup(s => s.AccountId);
        return [.. people.Select(p => (p, (IReadOnlyList<StaffSession>)[.. sessions[p.Id]])).OrderByDescending(p => p.Item2.Count > 0)];
    }
}
