using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>An officer of the commune as casework needs them: who, which hamlets, here or away.</summary>
/// <param name="Id">The account.</param>
/// <param name="CommuneId">Whose work it does.</param>
/// <param name="Name">Name with rank.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Areas">Hamlets policed, also as substitute.</param>
/// <param name="IsAway">On leave today.</param>
internal sealed record Colleague(StaffId Id, CommuneId CommuneId, string Name, StaffRole Role, IReadOnlySet<HamletId> Areas, bool IsAway)
{
    public Actor.Staff AsActor => new(Id, CommuneId, Role) { Areas = Areas };
}

/// <summary>The people of a commune's police, read once for a request.</summary>
internal sealed class Colleagues(BinhYenDb db, CommuneDirectory directory, TimeProvider clock)
{
    private readonly Dictionary<CommuneId, IReadOnlyList<Colleague>> read = [];

    /// <summary>All accounts in service that handle cases, leaders first.</summary>
    public async ValueTask<IReadOnlyList<Colleague>> OfAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        if (read.TryGetValue(commune, out var known)) return known;
        var today = clock.Today();
        var now = clock.GetUtcNow();
        var people = await db.Set<StaffMember>().AsNoTracking().Where(s => s.CommuneId == commune && s.ClosedAt == null && (s.ServesUntil == null || s.ServesUntil > now))
            .Select(s => new { s.Id, s.FullName, s.Rank, s.Role }).ToListAsync(cancellationToken);
        var duties = await db.Set<HamletDuty>().AsNoTracking()
            .Where(d => d.CommuneId == commune && d.From <= today && (d.Until == null || d.Until >= today)).ToListAsync(cancellationToken);
        var away = await db.Set<Leave>().AsNoTracking().Where(l => l.CommuneId == commune && l.CancelledAt == null && l.From <= today && l.Until >= today)
            .Select(l => l.StaffId).ToListAsync(cancellationToken);
        return read[commune] =
        [
            .. people.OrderBy(p => p.Role).ThenBy(p => p.FullName, StringComparer.Ordinal).Select(p => new Colleague(
                new StaffId(p.Id), commune, p.Rank is null ? p.FullName : $"{p.Rank} {p.FullName}", p.Role,
                duties.Where(d => d.OfficerId.Value == p.Id || d.SubstituteId?.Value == p.Id).Select(d => d.HamletId).ToHashSet(), away.Contains(new StaffId(p.Id)))),
        ];
    }

    /// <summary>The signed-in person with the hamlets they police.</summary>
    public async ValueTask<Actor.Staff> ActorAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        var known = (await OfAsync(staff.CommuneId, cancellationToken)).SingleOrDefault(c => c.Id == staff.Id)?.AsActor;
        return (known ?? new Actor.Staff(staff.Id, staff.CommuneId, staff.Role)) with { IsOnDuty = await IsOnDutyAsync(staff, cancellationToken) };
    }

    /// <summary>True while the roster names this person as officer or substitute, and always for the duty desk's own account.</summary>
    public async ValueTask<bool> IsOnDutyAsync(CurrentStaff staff, CancellationToken cancellationToken) =>
        staff.Role is StaffRole.DutyOfficer
        || await directory.OnDutyAsync(staff.CommuneId, cancellationToken) is { } duty && (duty.OfficerId == staff.Id || duty.SubstituteId == staff.Id);

    /// <summary>
    /// Who steps in for a handler: the hamlet's other officer, else the duty roster, else a leader; nobody who may not
    /// handle this case. Null when nobody is left.
    /// </summary>
    public async ValueTask<Colleague?> SubstituteForAsync(Case @case, StaffId handler, CancellationToken cancellationToken)
    {
        var people = await OfAsync(@case.CommuneId, cancellationToken);
        var hamlet = @case.HamletId is { } place ? await directory.OfficerOfAsync(place, cancellationToken) : null;
        var duty = await directory.OnDutyAsync(@case.CommuneId, cancellationToken);
        StaffId?[] preferred = [hamlet?.OfficerId, hamlet?.SubstituteId, duty?.OfficerId, duty?.SubstituteId];
        return preferred.OfType<StaffId>().Select(id => people.FirstOrDefault(p => p.Id == id)).OfType<Colleague>()
            .Concat(people.Where(p => p.AsActor.IsOfficer).OrderByDescending(p => p.Role is StaffRole.DeputyPoliceChief))
            .FirstOrDefault(p => p.Id != handler && !p.IsAway && @case.Accepts(p.AsActor));
    }
}
