using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// Finds who must be kept away from a report about the police before anybody has read it (workflow §7): the named
/// officer; all officers of the hamlet when nobody is named; everybody in the commune when the chief is meant. When
/// in doubt it keeps more people away, never fewer.
/// </summary>
internal sealed class ConflictFinder(DbFactory databases)
{
    public async Task<ConflictScope> FindAsync(CaseOpening opening, CancellationToken cancellationToken)
    {
        if (!opening.OfficerConflict && opening.Kind is not CaseKind.PoliceConduct) return ConflictScope.None;

        await using var db = databases.Create();
        var police = await db.Set<StaffMember>().AsNoTracking()
            .Where(s => s.CommuneId == opening.CommuneId && s.ClosedAt == null
                && (s.Role == StaffRole.PoliceChief || s.Role == StaffRole.DeputyPoliceChief || s.Role == StaffRole.AreaOfficer
                    || s.Role == StaffRole.DutyOfficer || s.Role == StaffRole.ProcedureDesk))
            .Select(s => new Officer(s.Id, s.FullName, s.Role)).ToListAsync(cancellationToken);
        var text = $" {string.Join(' ', opening.Messages.SelectMany(VietnameseText.Words))} ";
        var named = police.Where(p => IsNamed(text, p)).ToList();
        if (named.Any(p => p.Role is StaffRole.PoliceChief)) return new ConflictScope(Ids(police), opening.HamletId, AboveCommune: true);
        if (named.Any(p => p.Role is StaffRole.DeputyPoliceChief))
            // A deputy's subordinates are everybody but the chief.
            return new ConflictScope(Ids(police.Where(p => p.Role is not StaffRole.PoliceChief)));
        if (named.Count > 0) return new ConflictScope(Ids(named));

        // Nobody is named: the officers of the place, and where the place is unknown every officer below the deputies.
        var below = police.Where(p => p.Role is StaffRole.AreaOfficer or StaffRole.DutyOfficer or StaffRole.ProcedureDesk);
        if (opening.HamletId is not { } hamlet) return new ConflictScope(Ids(below));
        var duties = await db.Set<HamletDuty>().AsNoTracking().Where(d => d.HamletId == hamlet && d.Until == null)
            .Select(d => new { d.OfficerId, d.SubstituteId }).ToListAsync(cancellationToken);
        var officers = duties.SelectMany(d => new[] { (StaffId?)d.OfficerId, d.SubstituteId }).OfType<StaffId>().ToHashSet();
        return new ConflictScope(officers, hamlet);
    }

    // The given name alone is too common to mean one person; the full name, the last two words, or the position do.
    private static bool IsNamed(string text, Officer officer)
    {
        var name = VietnameseText.Words(officer.Name);
        return text.Contains($" {string.Join(' ', name)} ", StringComparison.Ordinal)
            || (name.Count > 2 && text.Contains($" {string.Join(' ', name.TakeLast(2))} ", StringComparison.Ordinal))
            || (officer.Role is StaffRole.PoliceChief && (Says(text, "truong cong an") || Says(text, "truong ca xa") || Says(text, "ong truong ca")))
            || (officer.Role is StaffRole.DeputyPoliceChief && (Says(text, "pho cong an") || Says(text, "pho truong cong an")))
            || (officer.Role is StaffRole.DutyOfficer && (Says(text, "truc ban") || Says(text, "can bo truc")))
            || (officer.Role is StaffRole.ProcedureDesk && (Says(text, "mot cua") || Says(text, "can bo thu tuc") || Says(text, "can bo tiep dan")));
    }

    private static bool Says(string text, string words) =>
        text.Contains($" {words} ", StringComparison.Ordinal)
        // "phó trưởng công an" is not the chief.
        && !(words.StartsWith("truong", StringComparison.Ordinal) && text.Contains($" pho {words} ", StringComparison.Ordinal));

    private static HashSet<StaffId> Ids(IEnumerable<Officer> officers) => [.. officers.Select(o => new StaffId(o.Id))];

    private sealed record Officer(Guid Id, string Name, StaffRole Role);
}
