using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Accounts;

/// <summary>Lists of accounts. Pages are cut by key, so page 200 costs what page 1 does.</summary>
internal sealed class AccountQueries(BinhYenDb db, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="commune">Whose accounts.</param>
    /// <param name="words">Parts of the name, with or without marks, or of the user name; null for all.</param>
    /// <param name="closed">The closed ones instead of those in service.</param>
    /// <param name="after">User name (normalised) the page begins after; null for the first.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>One page and the key of the next; null at the end.</returns>
    public async Task<(IReadOnlyList<AccountRow> Rows, string? Next)> PageAsync(
        CommuneId commune, string? words, bool closed, string? after, CancellationToken cancellationToken)
    {
        var query = db.Set<StaffMember>().AsNoTracking().Where(s => s.CommuneId == commune && s.ClosedAt != null == closed);
        foreach (var word in VietnameseText.Words(words)) query = query.Where(s => s.SearchText.Contains(word) || s.UserName!.Contains(word));
        if (after is not null) query = query.Where(s => s.NormalizedUserName!.CompareTo(after) > 0);
        var found = await query.OrderBy(s => s.NormalizedUserName).Take(PageSize + 1)
            .Select(s => new { Member = s, HasCode = db.Set<Setup.SetupCode>().Any(c => c.AccountId == s.Id) }).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return ([.. found.Take(PageSize).Select(f => AccountRow.Of(f.Member, f.HasCode, now))],
            found.Count > PageSize ? found[PageSize - 1].Member.NormalizedUserName : null);
    }

    /// <summary>Every account of a commune for the six-monthly review of rights (S-03, S-05).</summary>
    public async Task<IReadOnlyList<AccountRow>> AllAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var members = await db.Set<StaffMember>().AsNoTracking().Where(s => s.CommuneId == commune)
            .OrderBy(s => s.ClosedAt != null).ThenBy(s => s.NormalizedUserName).Take(10_000).ToListAsync(cancellationToken);
        return [.. members.Select(m => AccountRow.Of(m, hasCode: false, now))];
    }
}

/// <param name="Id">The account.</param>
/// <param name="UserName">For signing in.</param>
/// <param name="Name">With rank.</param>
/// <param name="Position">As printed.</param>
/// <param name="Role">What it may do.</param>
/// <param name="LastSeenAt">Last use; null before the first sign-in.</param>
/// <param name="State">How it stands.</param>
internal sealed record AccountRow(Guid Id, string UserName, string Name, string Position, StaffRole Role, DateTimeOffset? LastSeenAt, AccountState State)
{
    public static AccountRow Of(StaffMember m, bool hasCode, DateTimeOffset now) => new(
        m.Id, m.UserName!, m.Name, m.Position, m.Role, m.HasSignedIn ? m.LastSeenAt : null,
        m.ClosedAt is not null ? AccountState.Closed
        : m.HasServed(now) ? AccountState.OutOfOffice
        : m.IsDormant(now) ? AccountState.Dormant
        : hasCode || m.PasswordHash is null ? AccountState.WaitsForSetup
        : m.LockoutEnd > now ? AccountState.LockedOut
        : AccountState.InService);
}

/// <summary>How an account stands.</summary>
internal enum AccountState
{
    InService,

    /// <summary>A one-time code is out and not used yet, or a leader has to agree first.</summary>
    WaitsForSetup,

    /// <summary>Too many failures; opens by itself.</summary>
    LockedOut,

    /// <summary>Unused for 45 days.</summary>
    Dormant,
    Closed,

    /// <summary>The position that the role came with is over.</summary>
    OutOfOffice,
}
