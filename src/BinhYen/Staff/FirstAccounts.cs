using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff;

/// <summary>An account to be made when a commune is set up.</summary>
/// <param name="UserName">Small letters, digits, hyphens; unique in the installation.</param>
/// <param name="FullName">Without rank.</param>
/// <param name="Rank">As printed; null for civilians.</param>
/// <param name="Position">As printed.</param>
/// <param name="Role">What it may do.</param>
internal sealed record FirstAccount(string UserName, string FullName, string? Rank, string Position, StaffRole Role);

/// <summary>A one-time code to be handed over in person.</summary>
/// <param name="UserName">Whose account.</param>
/// <param name="FullName">As printed, with rank.</param>
/// <param name="Position">As printed.</param>
/// <param name="Role">What it may do, in words.</param>
/// <param name="IsAdministrator">The account that comes first: it can make new codes for the others.</param>
/// <param name="Code">Shown once; only its hash is kept.</param>
public sealed record HandedCode(string UserName, string FullName, string Position, string Role, bool IsAdministrator, string Code);

/// <summary>
/// The accounts of a commune that is being set up, when nobody is there yet who could make them. Nobody gets a password
/// from us: each holder sets it with a one-time code.
/// </summary>
internal sealed class FirstAccounts(BinhYenDb db, UserManager<StaffMember> users, TimeProvider clock)
{
    /// <summary>Makes the accounts inside the caller's transaction.</summary>
    /// <returns>Ids by user name.</returns>
    public async Task<IReadOnlyDictionary<string, StaffId>> CreateAsync(CommuneId commune, IReadOnlyList<FirstAccount> accounts)
    {
        var made = new Dictionary<string, StaffId>();
        foreach (var account in accounts)
        {
            var now = clock.GetUtcNow();
            var member = new StaffMember
            {
                Id = StaffId.New(now).Value, UserName = account.UserName, CommuneId = commune, FullName = account.FullName, Rank = account.Rank,
                Position = account.Position, Role = account.Role, LockoutEnabled = true, LastSeenAt = now,
            };
            db.Record(JournalDraft.Of(commune, now, "staff.account-created.v1", $"staff:{member.Id}", "system", ("role", account.Role.ToString())));
            var result = await users.CreateAsync(member);
            if (!result.Succeeded) throw new InvalidOperationException($"Identity refused an account of the set-up: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
            made.Add(account.UserName, member.StaffId);
        }

        return made;
    }

    /// <summary>User names that are taken already.</summary>
    public async Task<IReadOnlySet<string>> TakenAsync(CancellationToken cancellationToken) =>
        (await db.Set<StaffMember>().Select(s => s.UserName!).ToListAsync(cancellationToken)).ToHashSet();

    /// <summary>Makes new codes for every account of the commune that nobody has set up yet; the codes before no longer work.</summary>
    public async Task<IReadOnlyList<HandedCode>> IssueCodesAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var waiting = await db.Set<StaffMember>().Where(s => s.CommuneId == commune && s.ClosedAt == null && s.PasswordHash == null)
            .OrderBy(s => s.Role).ThenBy(s => s.FullName).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        var ids = waiting.Select(s => s.Id).ToArray();
        db.RemoveRange(await db.Set<SetupCode>().Where(c => ids.Contains(c.AccountId)).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        var codes = new List<HandedCode>();
        foreach (var account in waiting)
        {
            var text = SetupCode.NewText();
            db.Add(new SetupCode { AccountId = account.Id, Hash = SetupCode.HashOf(text), ExpiresAt = now + SetupCode.Lifetime });
            db.Record(JournalDraft.Of(commune, now, "staff.setup-code-issued.v1", $"staff:{account.Id}", "system"));
            codes.Add(new HandedCode(account.UserName!, account.Name, account.Position, account.Role.InWords(), account.Role == StaffRole.SystemAdministrator, text));
        }

        await db.SaveChangesAsync(cancellationToken);
        return [.. codes.OrderByDescending(c => c.Role == StaffRole.PoliceChief.InWords()).ThenByDescending(c => c.IsAdministrator)];
    }

    /// <summary>Whether an administrator has set up the account: from then on codes come from the console.</summary>
    public Task<bool> AdministratorIsReadyAsync(CommuneId commune, CancellationToken cancellationToken) =>
        db.Set<StaffMember>().AnyAsync(s => s.CommuneId == commune && s.Role == StaffRole.SystemAdministrator && (s.PasswordHash != null || s.LastTotpStep != null), cancellationToken);

    /// <summary>How long a code is good.</summary>
    public static TimeSpan CodeLifetime => SetupCode.Lifetime;

    /// <summary>A random code that is easy to read aloud, in groups of four.</summary>
    public static string NewCode() => SetupCode.NewText();

    /// <summary>What is kept of a code, whatever case, spaces and dashes it was typed with.</summary>
    public static byte[] HashOf(string? code) => SetupCode.HashOf(code);
}
