using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BinhYen.Staff.SigningIn;

/// <summary>
/// Identity's user manager with our clock for lockouts and the journal for failures. What proves the second factor is sealed
/// with the vault (the authenticator's secret) or kept as a keyed hash (recovery codes): a stolen copy of the database holds
/// neither. Everything about passwords and stamps stays Identity's own.
/// </summary>
internal sealed class StaffUsers(
    IUserStore<StaffMember> store, IOptions<IdentityOptions> options, IPasswordHasher<StaffMember> hasher,
    IEnumerable<IUserValidator<StaffMember>> userValidators, IEnumerable<IPasswordValidator<StaffMember>> passwordValidators,
    ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, ILogger<UserManager<StaffMember>> logger,
    BinhYenDb db, IRecordSealer vault, TimeProvider clock)
    : UserManager<StaffMember>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    private const string Purpose = "staff.second-factor";

    public override Task<IdentityResult> SetAuthenticationTokenAsync(StaffMember user, string loginProvider, string tokenName, string? tokenValue) =>
        tokenValue is null ? base.SetAuthenticationTokenAsync(user, loginProvider, tokenName, null) : SetSealedAsync(user, loginProvider, tokenName, tokenValue);

    public override async Task<string?> GetAuthenticationTokenAsync(StaffMember user, string loginProvider, string tokenName) =>
        await base.GetAuthenticationTokenAsync(user, loginProvider, tokenName) is { Length: > 0 } kept
        && (await vault.OpenAsync(Sealed.FromBytes<string>(Convert.FromBase64String(kept)), PurposeOf(user))).TryGet(out var token) ? token : null;

    public override Task<string?> GetAuthenticatorKeyAsync(StaffMember user) => GetAuthenticationTokenAsync(user, "[AspNetUserStore]", "AuthenticatorKey");

    public override async Task<IEnumerable<string>?> GenerateNewTwoFactorRecoveryCodesAsync(StaffMember user, int number)
    {
        var codes = new HashSet<string>();
        while (codes.Count < number) codes.Add(CreateTwoFactorRecoveryCode());
        await ((IUserTwoFactorRecoveryCodeStore<StaffMember>)Store).ReplaceCodesAsync(user, codes.Select(c => HashOf(user, c)), CancellationToken.None);
        return (await UpdateAsync(user)).Succeeded ? codes : null;
    }

    public override Task<IdentityResult> RedeemTwoFactorRecoveryCodeAsync(StaffMember user, string code) => base.RedeemTwoFactorRecoveryCodeAsync(user, HashOf(user, code));

    private async Task<IdentityResult> SetSealedAsync(StaffMember user, string loginProvider, string tokenName, string value)
    {
        var key = await vault.NewKeyAsync(user.CommuneId?.Value ?? Guid.Empty);
        var envelope = await vault.SealAsync(key, PurposeOf(user), value);
        return await base.SetAuthenticationTokenAsync(user, loginProvider, tokenName, Convert.ToBase64String(envelope.ToBytes()));
    }

    // The account is part of the seal: a secret copied into the row of another opens nothing.
    private static string PurposeOf(StaffMember user) => $"{Purpose}:{user.Id:N}";

    private string HashOf(StaffMember user, string code) => Convert.ToHexString(vault.HashSecret(Purpose, $"{user.Id:N}|{code}"));

    public override Task<bool> IsLockedOutAsync(StaffMember user) => Task.FromResult(user.LockoutEnd > clock.GetUtcNow());

    /// <summary>Counts a failure; the fifth closes the account for 15 minutes (S-04).</summary>
    public override async Task<IdentityResult> AccessFailedAsync(StaffMember user)
    {
        var now = clock.GetUtcNow();
        user.AccessFailedCount++;
        var lockedOut = user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts;
        if (lockedOut)
        {
            user.AccessFailedCount = 0;
            user.LockoutEnd = now + Options.Lockout.DefaultLockoutTimeSpan;
        }

        db.Record(user.Fact(now, "staff.sign-in-failed.v1", user.StaffId));
        if (lockedOut) db.Record(user.Fact(now, "staff.locked-out.v1", user.StaffId, ("minutes", (int)Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes)));
        return await UpdateUserAsync(user);
    }
}
