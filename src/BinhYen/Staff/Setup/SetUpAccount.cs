using BinhYen.Platform.Persistence;
using BinhYen.Staff.SigningIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Setup;

/// <summary>Turns a one-time code into a working account: password, authenticator, recovery codes, first session.</summary>
internal sealed class SetUpAccount(BinhYenDb db, UserManager<StaffMember> users, StaffSignIn signIn, TimeProvider clock)
{
    private const int RecoveryCodes = 10;

    /// <summary>The account a code belongs to; null for a wrong, used or expired code, or a closed account.</summary>
    public async Task<StaffMember?> FindAsync(string? code, CancellationToken cancellationToken)
    {
        var hash = SetupCode.HashOf(code);
        var now = clock.GetUtcNow();
        var account = await db.Set<SetupCode>().Where(c => c.Hash == hash && c.ExpiresAt > now).Select(c => (Guid?)c.AccountId).SingleOrDefaultAsync(cancellationToken);
        return account is null ? null : await db.Set<StaffMember>().SingleOrDefaultAsync(s => s.Id == account && s.ClosedAt == null, cancellationToken);
    }

    /// <summary>The key to show as QR code; the same one until the account is set up, so that a mistyped code costs nothing.</summary>
    public async Task<string> KeyOfAsync(StaffMember account)
    {
        if (await users.GetAuthenticatorKeyAsync(account) is { Length: > 0 } key) return key;
        key = AuthenticatorKey.New();
        await users.SetAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey", key);
        return key;
    }

    /// <summary>Sets everything at once. The caller has checked the password and the authenticator's code.</summary>
    /// <returns>Recovery codes to show once.</returns>
    public async Task<IReadOnlyList<string>> FinishAsync(StaffMember account, string password, long totpStep, CancellationToken cancellationToken)
    {
        if (await users.HasPasswordAsync(account)) Demand(await users.RemovePasswordAsync(account));
        Demand(await users.AddPasswordAsync(account, password));
        account.LastTotpStep = totpStep;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        Demand(await users.SetTwoFactorEnabledAsync(account, true));
        var codes = (await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!.ToList();
        await db.DropSetupCodeAsync(account, cancellationToken);
        db.Record(account.Fact(clock.GetUtcNow(), "staff.account-set-up.v1", account.StaffId));
        await signIn.AfterSetupAsync(account);
        return codes;
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException($"Identity refused a step of the setup: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
    }
}
