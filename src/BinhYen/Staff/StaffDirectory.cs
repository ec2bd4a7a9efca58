using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff;

/// <summary>Who works here, who is away and who stands in. The door for every room that names or assigns people.</summary>
internal sealed class StaffDirectory(BinhYenDb db, TimeProvider clock)
{
    /// <summary>Null when there is no such account. Closed accounts are found, so that old records keep their names.</summary>
    public async Task<StaffCard?> FindAsync(StaffId id, CancellationToken cancellationToken) =>
        await Cards(db.Set<StaffMember>().Where(s => s.Id == id.Value)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Accounts in service with a role, by name.</summary>
    public Task<List<StaffCard>> WithRoleAsync(CommuneId commune, StaffRole role, CancellationToken cancellationToken) =>
        Cards(InService(commune).Where(s => s.Role == role).OrderBy(s => s.FullName).ThenBy(s => s.Id)).ToListAsync(cancellationToken);

    /// <summary>Accounts in service whose role holds a permission, by role and name.</summary>
    public Task<List<StaffCard>> WhoMayAsync(CommuneId commune, Permission permission, CancellationToken cancellationToken)
    {
        var roles = Enum.GetValues<StaffRole>().Where(role => role.Allows(permission)).ToArray();
        return Cards(InService(commune).Where(s => roles.Contains(s.Role)).OrderBy(s => s.FullName).ThenBy(s => s.Id)).ToListAsync(cancellationToken);
    }

    /// <summary>Names as printed, with rank, of the accounts asked for. Unknown ids are missing.</summary>
    public async Task<IReadOnlyDictionary<StaffId, string>> NamesAsync(IEnumerable<StaffId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Select(id => id.Value).Distinct().ToArray();
        return wanted.Length == 0
            ? new Dictionary<StaffId, string>()
            : (await Cards(db.Set<StaffMember>().Where(s => wanted.Contains(s.Id))).ToListAsync(cancellationToken)).ToDictionary(card => card.Id, card => card.Name);
    }

    /// <summary>Cards of the accounts asked for; unknown ids are missing.</summary>
    public Task<List<StaffCard>> CardsAsync(IEnumerable<StaffId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Select(id => id.Value).Distinct().ToArray();
        return Cards(db.Set<StaffMember>().Where(s => wanted.Contains(s.Id))).ToListAsync(cancellationToken);
    }

    /// <summary>The leave that covers a day; null when the person is there.</summary>
    public Task<Leave?> LeaveOfAsync(StaffId id, DateOnly date, CancellationToken cancellationToken) =>
        db.Set<Leave>().AsNoTracking().Where(l => l.StaffId == id && l.CancelledAt == null && l.From <= date && l.Until >= date)
            .OrderBy(l => l.From).FirstOrDefaultAsync(cancellationToken);

    public async Task<bool> IsOnLeaveAsync(StaffId id, DateOnly date, CancellationToken cancellationToken) =>
        await LeaveOfAsync(id, date, cancellationToken) is not null;

    /// <summary>
    /// Who takes work meant for a person on a day: the person, or the substitute while away. Null when the account is
    /// closed, or away without a substitute who is there: then nothing may be assigned to them.
    /// </summary>
    public async Task<StaffId?> WhoTakesWorkOfAsync(StaffId id, DateOnly date, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { IsClosed: false }) return null;
        if (await LeaveOfAsync(id, date, cancellationToken) is not { } leave) return id;
        // One step only: a substitute who is away too sends nobody on a round trip.
        return leave.SubstituteId is { } substitute
            && await FindAsync(substitute, cancellationToken) is { IsClosed: false }
            && !await IsOnLeaveAsync(substitute, date, cancellationToken)
                ? substitute
                : null;
    }

    private IQueryable<StaffMember> InService(CommuneId commune)
    {
        var now = clock.GetUtcNow();
        return db.Set<StaffMember>().Where(s => s.CommuneId == commune && s.ClosedAt == null && (s.ServesUntil == null || s.ServesUntil > now));
    }

    private static IQueryable<StaffCard> Cards(IQueryable<StaffMember> members) =>
        members.AsNoTracking().Select(s => new StaffCard(new StaffId(s.Id), s.CommuneId, s.FullName, s.Rank, s.Position, s.Role, s.ClosedAt != null));
}

/// <summary>What other rooms may know of an account.</summary>
/// <param name="Id">The account.</param>
/// <param name="CommuneId">Its commune; null for a province.</param>
/// <param name="FullName">Without rank.</param>
/// <param name="Rank">As printed; null for civilians.</param>
/// <param name="Position">As printed.</param>
/// <param name="Role">What it may do.</param>
/// <param name="IsClosed">No longer in service: gets no new work.</param>
internal sealed record StaffCard(StaffId Id, CommuneId? CommuneId, string FullName, string? Rank, string Position, StaffRole Role, bool IsClosed)
{
    /// <summary>"Trung tá Nguyễn Văn A".</summary>
    public string Name => Rank is null ? FullName : $"{Rank} {FullName}";
}
