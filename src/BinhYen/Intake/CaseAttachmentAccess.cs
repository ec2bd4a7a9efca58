using BinhYen.Cases;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Verification;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake;

/// <summary>
/// An attachment opens for officers who may see a case one of whose threads holds it, and for the addressee outside the
/// commune to whom that case was handed over. The address names the case; a
/// wrong name opens nothing. The original, which may carry place, device and author, opens for whom the identity is open, and never
/// outside the commune.
/// </summary>
internal sealed class CaseAttachmentAccess : IAttachmentAccess
{
    public async ValueTask<bool> MayOpenAsync(HttpContext request, Attachment attachment, AttachmentVariant variant, CancellationToken cancellationToken)
    {
        if (!CaseCode.TryParse(request.Request.Query["case"], out var code)) return false;
        var services = request.RequestServices;
        var staff = CurrentStaff.From(request.User);
        var id = staff is not null
            ? await OfStaffAsync(staff, attachment, code, services, cancellationToken)
            : await services.GetRequiredService<OutsideFiles>().MayOpenAsync(attachment.CommuneId, code, cancellationToken);
        if (id is not { } @case) return false;
        if (variant is AttachmentVariant.Original)
            return staff is not null && await services.GetRequiredService<OriginalFiles>().MayOpenAsync(staff, @case, attachment.Id.Value, cancellationToken);
        var db = services.GetRequiredService<BinhYenDb>();
        var held = await (from t in db.Set<ReportThread>()
                          where t.CaseId == @case && t.RestrictedAt == null
                          join m in db.Set<ThreadMessage>() on t.Id equals m.ThreadId
                          select m.Attachments).ToListAsync(cancellationToken);
        return held.Any(files => files.Contains(attachment.Id.Value)) || await VerifierPhotos.IsOfCaseAsync(db, @case, attachment.Id.Value, cancellationToken);
    }

    private static async Task<CaseId?> OfStaffAsync(
        CurrentStaff staff, Attachment attachment, CaseCode code, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (staff.CommuneId != attachment.CommuneId) return null;
        var seen = await services.GetRequiredService<VisibleCases>().ForAsync(staff, cancellationToken);
        if (await seen.Where(c => c.Code == code).Select(c => (CaseId?)c.Id).SingleOrDefaultAsync(cancellationToken) is not { } id) return null;
        // Files belong to the words: who may not read those opens none.
        return await services.GetRequiredService<ThreadSights>().OfAsync(staff, id, cancellationToken) is ThreadSight.Open ? id : null;
    }
}
