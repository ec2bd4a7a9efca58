using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// The cases somebody may see, decided in one place and denied by default: lists, search, counts, live hints and single
/// pages all begin here, so that what is hidden is hidden everywhere (R-YC-66, R-YC-63, architecture §4).
/// </summary>
internal sealed class VisibleCases(BinhYenDb db, Colleagues colleagues, CommuneDirectory communes)
{
    /// <summary>
    /// What a program with a key may see. It has no role that could be excluded person by person, so every conflict of
    /// interest is closed to all programs, and so is national security.
    /// </summary>
    public IQueryable<Case> ForPrograms(CommuneId commune) => db.Set<Case>().AsNoTracking().IgnoreAutoIncludes()
        .Where(c => c.CommuneId == commune && !c.HasConflict && !c.ConflictAboveCommune && c.Category != CaseCategory.NationalSecurity);

    /// <summary>Everything this account may see, without order.</summary>
    public async ValueTask<IQueryable<Case>> ForAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        if (!staff.May(Permission.ReadCases)) return db.Set<Case>().Where(_ => false);
        var me = staff.Id;
        var areas = (await colleagues.ActorAsync(staff, cancellationToken)).Areas.Select(a => (HamletId?)a).ToList();
        var open = db.Set<Case>().Where(c => c.CommuneId == staff.CommuneId && !c.ConflictAboveCommune
            && !c.Exclusions.Any(e => e.StaffId == me && e.Scope == ExclusionScope.Everything));
        if (areas.Count > 0) open = open.Where(c => c.ConflictHamlet == null || !areas.Contains(c.ConflictHamlet));
        if (staff.Role is not StaffRole.PoliceChief) open = open.Where(c => c.Category != CaseCategory.NationalSecurity);
        if (staff.May(Permission.SeeAllCases)) return open;

        // Two tiers: chief, deputies and area officers read what comes in, and no desk between them and the reporter (R-TT-41).
        var reads = staff.Role is StaffRole.AreaOfficer || !(await communes.SettingsAsync(staff.CommuneId, cancellationToken)).Values.TwoTier;
        var onDuty = reads && await colleagues.IsOnDutyAsync(staff, cancellationToken);
        var procedures = staff.Role is StaffRole.ProcedureDesk;
        return open.Where(c => c.Handler == me || c.SubstituteHandler == me || c.TriagedBy == me
            || (areas.Contains(c.HamletId) && (!c.ConcernsMinor || c.Handler == null))
            || (onDuty && c.Handler == null && c.State != CaseState.NotACase) || (procedures && c.Kind == CaseKind.ProcedureQuestion));
    }
}
