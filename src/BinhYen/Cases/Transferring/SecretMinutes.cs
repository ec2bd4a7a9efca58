using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Transferring;

/// <summary>The minutes as they are printed.</summary>
public sealed class SecretMinutes
{
    internal SecretMinutes(SecretRemoval minutes, string code, DateTimeOffset receivedAt, string unit, string by) =>
        (Minutes, Code, ReceivedAt, Unit, By) = (minutes, code, receivedAt, unit, by);

    internal SecretRemoval Minutes { get; }
    internal string Code { get; }
    internal DateTimeOffset ReceivedAt { get; }
    internal string Unit { get; }
    internal string By { get; }

    /// <summary>The page for whoever may see the case; "not found" for others.</summary>
    internal static async Task<IResult> ShowAsync(
        string code, CurrentStaff staff, VisibleCases visible, BinhYenDb db, CommuneDirectory communes, StaffDirectory directory, CancellationToken cancellationToken)
    {
        if (!CaseCode.TryParse(code, out var known)) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        var @case = await (await visible.ForAsync(staff, cancellationToken)).AsNoTracking().Where(c => c.Code == known).Select(c => new { c.Id, c.ReceivedAt }).SingleOrDefaultAsync(cancellationToken);
        var minutes = @case is null ? null : await db.Set<SecretRemoval>().AsNoTracking().SingleOrDefaultAsync(r => r.CaseId == @case.Id, cancellationToken);
        if (minutes is null) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        var unit = await communes.PoliceNameAsync(staff.CommuneId, cancellationToken);
        var by = (await directory.FindAsync(minutes.By, cancellationToken))?.Name ?? "Trưởng Công an xã";
        return SiteRoom.Page<SecretMinutesPage>(new { Shown = new SecretMinutes(minutes, known.ToString(), @case!.ReceivedAt, unit, by) });
    }
}
