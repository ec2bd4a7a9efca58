using BinhYen.Cases.Revealing;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// Tells the room that serves files whether somebody may open the original of one. Place, device and author in it are as good as a name, so it
/// opens with the name and for no longer; where nobody's name can be opened, the original cannot either. Decision 0121.
/// </summary>
internal sealed class OriginalFiles(BinhYenDb db, RevealSight sight, RevealIdentity identities, TimeProvider clock)
{
    /// <summary>Whether a lease of this account runs for whoever sent the file. The journal's entry is durable before the answer.</summary>
    public async Task<bool> MayOpenAsync(CurrentStaff staff, CaseId id, Guid file, CancellationToken cancellationToken)
    {
        if (!staff.May(Permission.RevealReporter)) return false;
        foreach (var thread in await ThreadsAsync(id, file, cancellationToken))
        {
            if (await sight.ThreadAsync(staff, thread.Value, cancellationToken) is not var (@case, seen) || seen.RestrictedAt is not null) continue;
            // Asked once more, as at the opening: somebody may have been taken off the case while the lease runs.
            if (await sight.AgainstAskingAsync(staff, @case, seen, cancellationToken) is not null) continue;
            if (await LeaseAsync(staff, @case, seen, cancellationToken) is not { } request) continue;
            db.Record(JournalDraft.Of(staff.CommuneId, clock.GetUtcNow(), "cases.original-opened.v1", @case.Code.ToString(), staff.JournalName, ("request", request.ToString())));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }

        return false;
    }

    // What officers sent has no reporter to hide, and its original is nobody's business either.
    private async Task<List<ConversationId>> ThreadsAsync(CaseId id, Guid file, CancellationToken cancellationToken) =>
        [.. (await (from t in db.Set<ReportThread>().AsNoTracking()
                    where t.CaseId == id && t.RestrictedAt == null
                    join m in db.Set<ThreadMessage>() on t.Id equals m.ThreadId
                    where m.Voice == ThreadVoice.Reporter
                    select new { t.Id, m.Attachments }).ToListAsync(cancellationToken)).Where(m => m.Attachments.Contains(file)).Select(m => m.Id).Distinct()];

    private async Task<Guid?> LeaseAsync(CurrentStaff staff, Case @case, ReportThread thread, CancellationToken cancellationToken)
    {
        foreach (var request in await identities.OfThreadAsync(thread.Id.Value, cancellationToken))
        {
            if (request.By != staff.Id || request.State is not IdentityRequestState.Open) continue;
            // A wish for secrecy that came after the opening counts as well, and so do words.
            if (request.DecidedBy is null && await sight.NeedsSecondPersonAsync(staff, @case, thread, request.Reason, cancellationToken)) continue;
            // Looking writes the vault's own log, and shows nothing of whoever took the identity back meanwhile.
            if (await identities.LookAsync(staff, request.Id, cancellationToken) is not null) return request.Id;
        }

        return null;
    }
}
