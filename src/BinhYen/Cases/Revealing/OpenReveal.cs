using BinhYen.Cases.Escalating;
using BinhYen.Confidentiality;
using BinhYen.Staff;

namespace BinhYen.Cases.Revealing;

/// <summary>
/// Opens an identity for its asker. Rights are asked once more: somebody taken off the case since asking opens nothing. The
/// journal's entry and the chief's alert are on the disk before the vault mints the lease.
/// </summary>
internal sealed class OpenReveal(RevealSight sight, RevealIdentity identities, RevealNotices notices, Colleagues colleagues, ICaseNews news)
{
    public async Task<Result> HandleAsync(CurrentStaff staff, Guid id, CancellationToken cancellationToken)
    {
        if (await sight.RequestAsync(staff, id, cancellationToken) is not { } seen) return RevealRefusals.NotFound;
        if (seen.Request.By != staff.Id) return RevealRefusals.NotFound;
        if (await sight.AgainstAskingAsync(staff, seen.Case, seen.Thread, cancellationToken) is { } refused) return refused;
        // A wish for secrecy that came after asking counts, and so do words: then somebody must have agreed.
        if (seen.Request.DecidedBy is null && await sight.NeedsSecondPersonAsync(staff, seen.Case, seen.Thread, seen.Request.Reason, cancellationToken)) return RevealRefusals.NotOpenable;
        var people = await colleagues.OfAsync(staff.CommuneId, cancellationToken);
        if (RevealRules.NobodyHears(seen.Case, staff.Id, people)) return RevealRefusals.NobodyAgrees;
        var told = RevealRules.Overseers(seen.Case, staff.Id, people).Select(p => p.Id).ToList();
        var opened = await identities.OpenAsync(staff, id, seen.Case.Code.ToString(), () => notices.Tell(seen.Case, id, RevealNotice.Opened, told), cancellationToken);
        news.Changed(seen.Case.CommuneId, seen.Case.Id);
        return opened ? Result.Done : RevealRefusals.NotOpenable;
    }
}
