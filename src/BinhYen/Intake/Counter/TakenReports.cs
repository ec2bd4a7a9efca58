using BinhYen.Cases;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.Counter;

/// <summary>
/// What one account has written down for others: its own entries and nothing else (R-TL-26). As it was opened: what became of it since may be
/// closed to whoever wrote it down, and a step or a kind that changes would tell them (decision 0130).
/// </summary>
internal sealed class TakenReports(BinhYenDb db, VisibleCases visible)
{
    private const int Shown = 20;

    public async Task<IReadOnlyList<TakenReport>> OfAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        StaffId? me = staff.Id;
        var rows = await (from t in db.Set<ReportThread>().AsNoTracking()
                          where t.CommuneId == staff.CommuneId && t.TakenBy == me
                          orderby t.OpenedAt descending
                          join c in db.Set<Case>() on t.OpenedCaseId equals c.Id
                          join s in db.Set<CaseSuggestion>() on c.Id equals s.CaseId into read
                          from s in read.DefaultIfEmpty()
                          select new { c.Id, c.Code, OpenedAs = (CaseCategory?)s.Category, t.OpenedAt }).Take(Shown).ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.Id).ToList();
        var open = await (await visible.ForAsync(staff, cancellationToken)).Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new TakenReport(r.Code, r.OpenedAs, r.OpenedAt, open.Contains(r.Id)))];
    }
}
