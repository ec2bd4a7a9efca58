using System.Security.Claims;
using BinhYen.Platform.Persistence;
using BinhYen.Staff.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BinhYen.Staff.SigningIn;

/// <summary>
/// Identity's sign-in with the rules of this product: never by password alone (S-01), not when closed or dormant
/// (S-03), and every sign-in opens a session row and a journal line.
/// </summary>
internal sealed class StaffSignIn(
    UserManager<StaffMember> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<StaffMember> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<StaffMember>> logger, IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StaffMember> confirmation, BinhYenDb db, TimeProvider clock)
    : SignInManager<StaffMember>(users, http, claims, options, logger, schemes, confirmation)
{
    private SignInMethod method = SignInMethod.Authenticator;

    public override Task<bool> CanSignInAsync(StaffMember user) =>
        Task.FromResult(user.ClosedAt is null && !user.HasServed(clock.GetUtcNow()) && !user.IsDormant(clock.GetUtcNow()));

    /// <summary>The first step: name and password. A right answer remembers the account for the second step only.</summary>
    public async Task<PasswordStep> PasswordAsync(string userName, string password)
    {
        if (await UserManager.FindByNameAsync(userName) is not { } user)
        {
            // As long as a real check, so that the time of the answer does not tell which names exist.
            UserManager.PasswordHasher.HashPassword(new StaffMember(), password);
            return new PasswordStep.Wrong();
        }

        if (await UserManager.IsLockedOutAsync(user)) return new PasswordStep.LockedOut(user.LockoutEnd!.Value);
        if (!await UserManager.CheckPasswordAsync(user, password))
        {
            await UserManager.AccessFailedAsync(user);
            return user.LockoutEnd is { } until && await UserManager.IsLockedOutAsync(user) ? new PasswordStep.LockedOut(until) : new PasswordStep.Wrong();
        }

        if (user.ClosedAt is not null || user.HasServed(clock.GetUtcNow())) return new PasswordStep.Closed();
        if (user.IsDormant(clock.GetUtcNow())) return new PasswordStep.Dormant();
        if (!await IsTwoFactorEnabledAsync(user))
            return (await UserManager.GetPasskeysAsync(user)).Count > 0 ? new PasswordStep.UsePasskey() : new PasswordStep.NotSetUp();
        await SignInOrTwoFactorAsync(user, isPersistent: false);
        return new PasswordStep.NowSecondFactor();
    }

    /// <summary>The second step with the authenticator.</summary>
    public Task<SignInResult> AuthenticatorAsync(string code)
    {
        method = SignInMethod.Authenticator;
        return TwoFactorAuthenticatorSignInAsync(Digits(code), isPersistent: false, rememberClient: false);
    }

    /// <summary>The second step with a recovery code. Identity counts no failures here, so this does.</summary>
    public async Task<SignInResult> RecoveryCodeAsync(string code)
    {
        method = SignInMethod.RecoveryCode;
        if (await GetTwoFactorAuthenticationUserAsync() is not { } user) return SignInResult.Failed;
        if (await PreSignInCheck(user) is { } refused) return refused;
        var result = await TwoFactorRecoveryCodeSignInAsync(code.Trim().ToUpperInvariant());
        if (!result.Succeeded) await UserManager.AccessFailedAsync(user);
        return result;
    }

    /// <summary>Signs in with a passkey, which is both factors at once.</summary>
    public async Task<SignInResult> PasskeyAsync(string credential)
    {
        method = SignInMethod.Passkey;
        var assertion = await PerformPasskeyAssertionAsync(credential);
        if (!assertion.Succeeded) return SignInResult.Failed;
        if (await PreSignInCheck(assertion.User) is { } refused) return refused;
        await UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await SignInWithClaimsAsync(assertion.User, new AuthenticationProperties(), []);
        return SignInResult.Success;
    }

    /// <summary>As the framework does it; a credential that nobody asked for is a failure like any other, not a fault of ours.</summary>
    public override async Task<PasskeyAttestationResult> PerformPasskeyAttestationAsync(string credentialJson)
    {
        try
        {
            return await base.PerformPasskeyAttestationAsync(credentialJson);
        }
        catch (InvalidOperationException e)
        {
            return PasskeyAttestationResult.Fail(new PasskeyException("No passkey is being made.", e));
        }
    }

    /// <inheritdoc cref="PerformPasskeyAttestationAsync"/>
    public override async Task<PasskeyAssertionResult<StaffMember>> PerformPasskeyAssertionAsync(string credentialJson)
    {
        try
        {
            return await base.PerformPasskeyAssertionAsync(credentialJson);
        }
        catch (InvalidOperationException e)
        {
            return PasskeyAssertionResult.Fail<StaffMember>(new PasskeyException("No passkey was asked for.", e));
        }
    }

    /// <summary>Opens the first session of an account that was just set up.</summary>
    public Task AfterSetupAsync(StaffMember user)
    {
        method = SignInMethod.FirstSetup;
        return SignInWithClaimsAsync(user, new AuthenticationProperties(), []);
    }

    /// <summary>Writes the cookie anew for a session that goes on after the account's stamp changed.</summary>
    public Task RenewAsync(StaffMember user, Guid session) =>
        base.SignInWithClaimsAsync(user, new AuthenticationProperties(), [new Claim(StaffPolicies.SessionClaim, session.ToString())]);

    public override async Task SignInWithClaimsAsync(StaffMember user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var now = clock.GetUtcNow();
        var session = new StaffSession
        {
            Id = Guid.CreateVersion7(now), AccountId = user.Id, StartedAt = now, LastSeenAt = now, Method = method,
            Device = DeviceName.Of(Context.Request.Headers.UserAgent.ToString()),
        };
        db.Add(session);
        user.LastSeenAt = now;
        db.Record(user.Fact(now, "staff.signed-in.v1", user.StaffId, ("method", method.ToString()), ("session", session.Id)));
        await db.SaveChangesAsync();
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new Claim(StaffPolicies.SessionClaim, session.Id.ToString())]);
    }

    /// <summary>People type codes in groups.</summary>
    public static string Digits(string? code) => new([.. (code ?? "").Where(char.IsAsciiDigit)]);
}

/// <summary>What a name and a password led to.</summary>
internal abstract record PasswordStep
{
    internal sealed record NowSecondFactor : PasswordStep;

    /// <summary>Name or password is wrong; which of them is not said.</summary>
    internal sealed record Wrong : PasswordStep;

    internal sealed record LockedOut(DateTimeOffset Until) : PasswordStep;

    internal sealed record Closed : PasswordStep;

    internal sealed record Dormant : PasswordStep;

    /// <summary>The account has passkeys only.</summary>
    internal sealed record UsePasskey : PasswordStep;

    /// <summary>The account was made or reset and its one-time code was not used yet.</summary>
    internal sealed record NotSetUp : PasswordStep;
}
