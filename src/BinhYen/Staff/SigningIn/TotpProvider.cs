using BinhYen.Platform.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace BinhYen.Staff.SigningIn;

/// <summary>
/// Checks codes of an authenticator (RFC 6238: 30 seconds, six digits, one step of drift either way). Each step is
/// taken once, so that a code read over somebody's shoulder is worth nothing (RFC 6238 §5.2).
/// </summary>
internal sealed class TotpProvider(BinhYenDb db, WriteGate gate, TimeProvider clock) : IUserTwoFactorTokenProvider<StaffMember>
{
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<StaffMember> manager, StaffMember user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    /// <summary>Nothing: the authenticator makes the codes.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<StaffMember> manager, StaffMember user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffMember> manager, StaffMember user)
    {
        var key = await manager.GetAuthenticatorKeyAsync(user);
        if (string.IsNullOrEmpty(key)) return false;
        var totp = new Totp(Base32Encoding.ToBytes(key));
        return totp.VerifyTotp(clock.GetUtcNow().UtcDateTime, token, out var step, new VerificationWindow(previous: 1, future: 1))
            && await TakeStepAsync(user, step);
    }

    // The database decides, so that two requests with the same code on two nodes cannot both win.
    private async Task<bool> TakeStepAsync(StaffMember user, long step)
    {
        using var turn = await gate.EnterAsync(CancellationToken.None);
        var taken = await db.Set<StaffMember>()
            .Where(s => s.Id == user.Id && (s.LastTotpStep == null || s.LastTotpStep < step))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.LastTotpStep, step));
        if (taken == 1) db.Entry(user).Property(s => s.LastTotpStep).OriginalValue = user.LastTotpStep = step;
        return taken == 1;
    }
}
