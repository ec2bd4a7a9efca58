using BinhYen.Platform.Persistence;
using BinhYen.Staff.Sessions;
using BinhYen.Staff.Setup;
using BinhYen.Staff.SigningIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Profile;

/// <summary>
/// What people change about their own account. Every change of a secret ends the other sessions and keeps this one.
/// </summary>
internal sealed class OwnAccount(BinhYenDb db, UserManager<StaffMember> users, StaffSignIn signIn, StaffSessions sessions, IHttpContextAccessor http, TimeProvider clock)
{
    private const string Pending = "[BinhYen]";
    private const string PendingKey = "PendingAuthenticatorKey";

    public async Task<StaffMember> MeAsync() =>
        await users.GetUserAsync(http.HttpContext!.User) ?? throw new InvalidOperationException("The session outlived its account.");

    /// <summary>Which session this request belongs to.</summary>
    public Guid ThisSession => http.HttpContext!.Features.Get<SessionState>()!.SessionId;

    /// <summary>Whether the person knows the password; failures count towards the lockout.</summary>
    public async Task<bool> KnowsPasswordAsync(StaffMember me, string password)
    {
        if (!await users.IsLockedOutAsync(me) && await users.CheckPasswordAsync(me, password)) return true;
        await users.AccessFailedAsync(me);
        return false;
    }

    /// <summary>Sets a password that <see cref="CommonPasswords"/> allows.</summary>
    public async Task ChangePasswordAsync(StaffMember me, string password)
    {
        db.Record(me.Fact(clock.GetUtcNow(), "staff.password-changed.v1", me.StaffId));
        Demand(await users.RemovePasswordAsync(me));
        Demand(await users.AddPasswordAsync(me, password));
        await KeepOnlyThisSessionAsync(me);
    }

    /// <summary>A key waiting to replace the one in force; the old one works until the new one proved itself.</summary>
    public async Task<string> PendingAuthenticatorAsync(StaffMember me)
    {
        if (await users.GetAuthenticationTokenAsync(me, Pending, PendingKey) is { Length: > 0 } key) return key;
        key = AuthenticatorKey.New();
        await users.SetAuthenticationTokenAsync(me, Pending, PendingKey, key);
        return key;
    }

    /// <summary>Puts the waiting key in force.</summary>
    /// <returns>New recovery codes to show once; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> ReplaceAuthenticatorAsync(StaffMember me, string code)
    {
        var key = await PendingAuthenticatorAsync(me);
        if (!AuthenticatorKey.Matches(key, code, clock.GetUtcNow(), out var step)) return null;
        me.LastTotpStep = step;
        db.Record(me.Fact(clock.GetUtcNow(), "staff.authenticator-replaced.v1", me.StaffId));
        await users.SetAuthenticationTokenAsync(me, "[AspNetUserStore]", "AuthenticatorKey", key);
        await users.RemoveAuthenticationTokenAsync(me, Pending, PendingKey);
        Demand(await users.SetTwoFactorEnabledAsync(me, true));
        var codes = (await users.GenerateNewTwoFactorRecoveryCodesAsync(me, 10))!.ToList();
        await KeepOnlyThisSessionAsync(me);
        return codes;
    }

    /// <summary>Adds a passkey from the browser's answer.</summary>
    public async Task<bool> AddPasskeyAsync(StaffMember me, string credential, string name)
    {
        var attestation = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!attestation.Succeeded) return false;
        attestation.Passkey.Name = name;
        db.Record(me.Fact(clock.GetUtcNow(), "staff.passkey-added.v1", me.StaffId));
        Demand(await users.AddOrUpdatePasskeyAsync(me, attestation.Passkey));
        return true;
    }

    /// <summary>Gives a passkey another name to be known by.</summary>
    /// <returns>False when this account has no such passkey.</returns>
    public async Task<bool> RenamePasskeyAsync(StaffMember me, string id, string name)
    {
        if ((await users.GetPasskeysAsync(me)).FirstOrDefault(p => Convert.ToBase64String(p.CredentialId) == id) is not { } passkey) return false;
        passkey.Name = name;
        db.Record(me.Fact(clock.GetUtcNow(), "staff.passkey-renamed.v1", me.StaffId));
        Demand(await users.AddOrUpdatePasskeyAsync(me, passkey));
        return true;
    }

    /// <summary>Removes a passkey and ends the other sessions.</summary>
    public async Task RemovePasskeyAsync(StaffMember me, byte[] id)
    {
        db.Record(me.Fact(clock.GetUtcNow(), "staff.passkey-removed.v1", me.StaffId));
        Demand(await users.RemovePasskeyAsync(me, id));
        await KeepOnlyThisSessionAsync(me);
    }

    public async Task EndOtherSessionsAsync(StaffMember me)
    {
        var ended = await sessions.EndAllAsync(me.Id, ThisSession, CancellationToken.None);
        db.Record(me.Fact(clock.GetUtcNow(), "staff.sessions-ended.v1", me.StaffId, ("count", ended)));
        await db.SaveChangesAsync();
    }

    /// <summary>Ends one other session: a phone that was lost (R-TT-56).</summary>
    /// <returns>False when this account has no such session, or it is the one in hand.</returns>
    public async Task<bool> EndSessionAsync(StaffMember me, Guid session)
    {
        if (session == ThisSession || await db.Set<StaffSession>().SingleOrDefaultAsync(s => s.Id == session && s.AccountId == me.Id) is not { } row) return false;
        row.EndedAt ??= clock.GetUtcNow();
        db.Record(me.Fact(clock.GetUtcNow(), "staff.session-ended.v1", me.StaffId, ("session", session), ("reason", "lost-device")));
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>The person has read how the use of the account is recorded (P-22).</summary>
    public async Task NoteMonitoringSeenAsync(StaffMember me)
    {
        if (me.MonitoringSeenAt is not null) return;
        me.MonitoringSeenAt = clock.GetUtcNow();
        db.Record(me.Fact(clock.GetUtcNow(), "staff.monitoring-notice-read.v1", me.StaffId));
        await db.SaveChangesAsync();
    }

    private async Task KeepOnlyThisSessionAsync(StaffMember me)
    {
        await sessions.EndAllAsync(me.Id, ThisSession, CancellationToken.None);
        Demand(await users.UpdateSecurityStampAsync(me));
        await signIn.RenewAsync(me, ThisSession);
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException($"Identity refused a change of the own account: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
    }
}
