using BinhYen.Cases;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake;

/// <summary>
/// An attachment opens for officers who may see a case one of whose threads holds it. The address names the case; a
/// wrong name opens nothing. The original, which may carry place and device, is for those who handle cases.
/// </summary>
internal sealed class CaseAttachmentAccess : IAttachmentAccess
{
    public async ValueTask<bool> MayOpenAsync(HttpContext request, Attachment attachment, AttachmentVariant variant, CancellationToken cancellationToken)
    {
        if (CurrentStaff.From(request.User) is not { } staff || staff.CommuneId != attachment.CommuneId) return false;
        if (variant is AttachmentVariant.Original && !staff.May(Permission.HandleCases)) return false;
        if (!CaseCode.TryParse(request.Request.Query["case"], out var code)) return false;
        var services = request.RequestServices;
        var seen = await services.GetRequiredService<VisibleCases>().ForAsync(staff, cancellationToken);
        var id = await seen.Where(c => c.Code == code).Select(c => (CaseId?)c.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is not { } @case) return false;
        var db = services.GetRequiredService<BinhYenDb>();
        var held = await (from t in db.Set<ReportThread>()
                          where t.CaseId == @case
                          join m in db.Set<ThreadMessage>() on t.Id equals m.ThreadId
                          select m.Attachments).ToListAsync(cancellationToken);
        return held.Any(files => files.Contains(attachment.Id.Value));
    }
}
