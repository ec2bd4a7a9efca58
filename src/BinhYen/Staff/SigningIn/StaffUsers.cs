using BinhYen.Platform.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BinhYen.Staff.SigningIn;

/// <summary>
/// Identity's user manager with our clock for lockouts and the journal for failures. Everything about passwords and
/// stamps stays Identity's own.
/// </summary>
internal sealed class StaffUsers(
    IUserStore<StaffMember> store, IOptions<IdentityOptions> options, IPasswordHasher<StaffMember> hasher,
    IEnumerable<IUserValidator<StaffMember>> userValidators, IEnumerable<IPasswordValidator<StaffMember>> passwordValidators,
    ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, ILogger<UserManager<StaffMember>> logger,
    BinhYenDb db, TimeProvider clock)
    : UserManager<StaffMember>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
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
