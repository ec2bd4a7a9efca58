using BinhYen.Platform.Persistence;
using BinhYen.Staff.Agreements;
using BinhYen.Staff.Sessions;
using BinhYen.Staff.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Accounts;

/// <summary>
/// What the administrator does with accounts of the own commune. Whatever would let somebody see content is proposed only, and
/// waits for a leader (<see cref="Agreement"/>). A change of rights or a closing ends the account's sessions with the next click.
/// </summary>
internal sealed class AccountAdministration(
    BinhYenDb db, UserManager<StaffMember> users, StaffSessions sessions, IEnumerable<IAccountHoldings> holdings, AgreementDesk agreements, Leaders leaders, ISecondAccounts second, TimeProvider clock)
{
    /// <summary>Null when there is no such account in the administrator's commune.</summary>
    public Task<StaffMember?> FindAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken) =>
        db.Set<StaffMember>().SingleOrDefaultAsync(s => s.Id == id && s.CommuneId == by.CommuneId, cancellationToken);

    /// <summary>Makes an account that waits for its one-time code, or for a leader when its role sees content.</summary>
    /// <returns>The account and its code (null while it waits for a leader), or null when the user name is taken.</returns>
    public async Task<(StaffMember Account, string? Code)?> CreateAsync(CurrentStaff by, AccountForm form, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await users.FindByNameAsync(form.UserName!) is not null) return null;
        var account = new StaffMember
        {
            Id = StaffId.New(now).Value, UserName = form.UserName, CommuneId = by.CommuneId, FullName = form.FullName!, Rank = form.Rank,
            Position = form.Position!, Role = form.Role!.Value, LockoutEnabled = true, LastSeenAt = now,
        };
        db.Record(account.Fact(now, "staff.account-created.v1", by.Id, ("role", account.Role.ToString())));
        await second.FollowAsync(by.CommuneId, account.StaffId, account.FullName, cancellationToken);
        if (account.Role.SeesContent()) await agreements.AskAsync(by, AgreementKind.NewAccount, account.Id, account.Role, cancellationToken);
        Demand(await users.CreateAsync(account));
        return (account, account.Role.SeesContent() ? null : await IssueCodeAsync(by, account, cancellationToken));
    }

    /// <summary>
    /// Changes name, rank, position and role. Another role ends the sessions; from or to one that sees residents' words it waits for a leader, also when it
    /// seems to see less: reports know the police by role and position, and while somebody has another role those about them close to nobody. Closing shuts out at once.
    /// </summary>
    /// <returns>Whether the role waits.</returns>
    public async Task<bool> ChangeAsync(CurrentStaff by, StaffMember account, AccountForm form, CancellationToken cancellationToken)
    {
        var (before, asked) = (account.Role, form.Role!.Value);
        var waits = asked != before && (asked.SeesContent() || before.SeesContent());
        if (waits) await agreements.AskAsync(by, AgreementKind.Role, account.Id, asked, cancellationToken);
        await ChangeNowAsync(by, account, form, waits ? before : asked, cancellationToken);
        return waits;
    }

    private async Task ChangeNowAsync(CurrentStaff by, StaffMember account, AccountForm form, StaffRole role, CancellationToken cancellationToken)
    {
        var before = account.Role;
        await second.FollowAsync(by.CommuneId, account.StaffId, form.FullName!, cancellationToken);
        account.Call(form.FullName!, form.Rank);
        (account.Position, account.Role) = (form.Position!, role);
        if (!db.Entry(account).Properties.Any(p => p.IsModified))
        {
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        db.Record(account.Fact(clock.GetUtcNow(), "staff.account-changed.v1", by.Id, ("roleBefore", before.ToString()), ("role", account.Role.ToString())));
        // A role of another kind does not rest on the position that ended.
        if (before != account.Role) account.ServesUntil = null;
        if (before == account.Role) await db.SaveChangesAsync(cancellationToken);
        else await EndSessionsAsync(account, cancellationToken);
    }

    /// <summary>What stands in the way of closing; empty when nothing does.</summary>
    public async Task<IReadOnlyList<string>> ReasonsAgainstClosingAsync(CurrentStaff by, StaffMember account, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        if (account.Id == by.Id.Value) reasons.Add("Không tự đóng tài khoản của chính mình được.");
        if (await IsLastWhoCanSignInAsync(account, cancellationToken)) reasons.Add("Đây là lãnh đạo cuối cùng còn đăng nhập được. Lập tài khoản và giao việc cho người thay trước, rồi mới đóng.");
        var held = new List<Holding>();
        foreach (var room in holdings) held.AddRange(await room.OfAsync(account.StaffId, cancellationToken));
        reasons.AddRange(held.Where(h => !h.EndsByItself).Select(h => h.Kind).Distinct().Order().Select(kind => $"Còn {HoldingWords.Name(kind)}. Lãnh đạo bàn giao ở mục Bàn giao."));
        return reasons;
    }

    public async Task CloseAsync(CurrentStaff by, StaffMember account, CancellationToken cancellationToken)
    {
        if (account.ClosedAt is not null) return;
        account.ClosedAt = clock.GetUtcNow();
        await agreements.DropAboutAsync(account.Id, cancellationToken);
        db.Record(account.Fact(clock.GetUtcNow(), "staff.account-closed.v1", by.Id));
        await EndSessionsAsync(account, cancellationToken);
    }

    /// <summary>Takes a closed or dormant account back into service; one that sees content when a leader agrees. Its secrets are as they were.</summary>
    /// <returns>Whether it waits for a leader. One that is only locked out opens at once.</returns>
    public async Task<bool> ReopenAsync(CurrentStaff by, StaffMember account, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (account.Role.SeesContent() && (account.ClosedAt is not null || account.HasServed(now) || account.IsDormant(now)))
        {
            await agreements.AskAsync(by, AgreementKind.Reopening, account.Id, account.Role, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }

        (account.ClosedAt, account.ServesUntil) = (null, null);
        account.LastSeenAt = now;
        account.LockoutEnd = null;
        db.Record(account.Fact(now, "staff.account-reopened.v1", by.Id));
        await db.SaveChangesAsync(cancellationToken);
        return false;
    }

    /// <summary>What stands in the way of a reset: the commune's leaders would all be shut out by one pair of hands. A commune with one leader has nobody else to agree.</summary>
    public async Task<bool> ShutsLeadersOutAsync(StaffMember account, CancellationToken cancellationToken) =>
        await IsLastWhoCanSignInAsync(account, cancellationToken) && !await leaders.IsOnlyOneAsync(account.CommuneId!.Value, account.StaffId, cancellationToken);

    private async Task<bool> IsLastWhoCanSignInAsync(StaffMember account, CancellationToken cancellationToken) =>
        account is { CommuneId: { } commune, Role: StaffRole.PoliceChief or StaffRole.DeputyPoliceChief, CanSignIn: true } && !account.HasServed(clock.GetUtcNow())
        && (await leaders.WhoCanSignInAsync(commune, account.StaffId, cancellationToken)).Count == 0;

    /// <summary>
    /// Takes password, authenticator, recovery codes and passkeys away. The new one-time code comes from a leader who saw the
    /// person and agrees: one pair of eyes could otherwise take over any account.
    /// </summary>
    public async Task ResetAsync(CurrentStaff by, StaffMember account, ResetReason reason, CancellationToken cancellationToken)
    {
        await agreements.AskAsync(by, AgreementKind.Reset, account.Id, account.Role, cancellationToken);
        db.Record(account.Fact(clock.GetUtcNow(), "staff.account-reset.v1", by.Id, ("reason", reason.ToString())));
        if (await users.HasPasswordAsync(account)) Demand(await users.RemovePasswordAsync(account));
        foreach (var passkey in await users.GetPasskeysAsync(account)) Demand(await users.RemovePasskeyAsync(account, passkey.CredentialId));
        foreach (var token in (string[])["AuthenticatorKey", "RecoveryCodes"])
            await users.RemoveAuthenticationTokenAsync(account, "[AspNetUserStore]", token);
        account.LockoutEnd = null;
        Demand(await users.SetTwoFactorEnabledAsync(account, false));
        await db.DropSetupCodeAsync(account, cancellationToken);
        await EndSessionsAsync(account, cancellationToken);
    }

    /// <summary>A code for an account that nobody has set up yet; the one before no longer works.</summary>
    /// <returns>The code; null when a leader has to agree and gets it.</returns>
    public async Task<string?> NewCodeAsync(CurrentStaff by, StaffMember account, CancellationToken cancellationToken)
    {
        if (!account.Role.SeesContent()) return await IssueCodeAsync(by, account, cancellationToken);
        await db.DropSetupCodeAsync(account, cancellationToken);
        await agreements.AskAsync(by, AgreementKind.Reset, account.Id, account.Role, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    private async Task<string> IssueCodeAsync(CurrentStaff by, StaffMember account, CancellationToken cancellationToken)
    {
        var text = await db.NewSetupCodeAsync(account, by.JournalName, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return text;
    }

    /// <summary>Ends every session of an account and refuses its cookies.</summary>
    public async Task EndSessionsAsync(StaffMember account, CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(account.Id, except: null, cancellationToken);
        Demand(await users.UpdateSecurityStampAsync(account));
    }

    private static void Demand(IdentityResult result)
    {
        // Somebody else wrote the same account at this moment: said as every other collision is, and nothing is kept of this act.
        if (result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure))) throw new DbUpdateConcurrencyException("The account was changed meanwhile.");
        if (!result.Succeeded) throw new InvalidOperationException($"Identity refused an administrator's act: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
    }
}

/// <summary>Why an account's secrets were reset; a choice, so that no names end up in the journal.</summary>
internal enum ResetReason
{
    LostPhone,
    ForgottenPassword,
    SuspectedLeak,
}
