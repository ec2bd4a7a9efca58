using BinhYen.Platform.Persistence;
using BinhYen.Staff.SigningIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Sessions;

/// <summary>Opens a locked session with the authenticator, the password or a passkey of the same account.</summary>
internal sealed class SessionUnlock(StaffSignIn signIn, BinhYenDb db, TimeProvider clock)
{
    internal enum Outcome
    {
        Open,
        Wrong,

        /// <summary>The account is locked out; the session has been ended.</summary>
        TooManyFailures,
    }

    public async Task<Outcome> TryAsync(StaffMember user, Guid session, string answer, string credential, CancellationToken cancellationToken)
    {
        var users = signIn.UserManager;
        if (await users.IsLockedOutAsync(user)) return await EndAsync(user, session, cancellationToken);
        if (!await ProvesAsync(user, answer, credential))
        {
            if (answer.Length > 0 || credential.Length > 0) await users.AccessFailedAsync(user);
            return await users.IsLockedOutAsync(user) ? await EndAsync(user, session, cancellationToken) : Outcome.Wrong;
        }

        await users.ResetAccessFailedCountAsync(user);
        var row = await db.Set<StaffSession>().SingleAsync(s => s.Id == session, cancellationToken);
        row.LockedAt = null;
        row.LastSeenAt = clock.GetUtcNow();
        db.Record(user.Fact(clock.GetUtcNow(), "staff.session-unlocked.v1", user.StaffId, ("session", session)));
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Open;
    }

    private async Task<bool> ProvesAsync(StaffMember user, string answer, string credential)
    {
        if (credential.Length > 0)
        {
            var assertion = await signIn.PerformPasskeyAssertionAsync(credential);
            return assertion.Succeeded && assertion.User.Id == user.Id;
        }

        // No password is six digits long, so the two can share one field.
        var code = StaffSignIn.Digits(answer);
        return code.Length == 6 && answer.All(c => char.IsAsciiDigit(c) || c == ' ')
            ? await signIn.UserManager.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code)
            : answer.Length > 0 && await signIn.UserManager.CheckPasswordAsync(user, answer);
    }

    private async Task<Outcome> EndAsync(StaffMember user, Guid session, CancellationToken cancellationToken)
    {
        var row = await db.Set<StaffSession>().SingleAsync(s => s.Id == session, cancellationToken);
        row.EndedAt = clock.GetUtcNow();
        db.Record(user.Fact(clock.GetUtcNow(), "staff.session-ended.v1", user.StaffId, ("session", session), ("reason", "failures")));
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.TooManyFailures;
    }
}
