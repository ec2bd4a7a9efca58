using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Revealing;

/// <summary>
/// Reads requests for the pages: a leader's list of the last year and one request. A request about a case the leader
/// must not see is left out, as everywhere.
/// </summary>
internal sealed class ReadReveals(BinhYenDb db, VisibleCases visible, RevealIdentity identities, StaffDirectory directory, IThreadFiles files, TimeProvider clock)
{
    private const int MostShown = 200;

    public async Task<IReadOnlyList<RevealView>> ListAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        var requests = (await identities.OfCommuneAsync(staff.CommuneId, clock.GetUtcNow().AddYears(-1), cancellationToken)).Take(MostShown).ToList();
        var ids = requests.Select(r => ConversationId.From(r.ThreadId)).Distinct().ToList();
        var seen = await visible.ForAsync(staff, cancellationToken);
        var threads = await (from t in db.Set<ReportThread>().AsNoTracking()
                             where ids.Contains(t.Id)
                             join c in seen on t.CaseId equals c.Id
                             select new { Thread = t, c.Code }).ToListAsync(cancellationToken);
        var views = new List<RevealView>();
        foreach (var request in requests)
        {
            if (threads.Find(t => t.Thread.Id.Value == request.ThreadId) is { } found) views.Add(await ViewAsync(request, found.Thread, found.Code, cancellationToken));
        }

        return views;
    }

    public Task<RevealView> OneAsync(SeenRequest seen, CancellationToken cancellationToken) => ViewAsync(seen.Request, seen.Thread, seen.Case.Code, cancellationToken);

    /// <summary>The files of whom a request is about; their originals open while its lease runs.</summary>
    public async Task<IReadOnlyList<ThreadFile>> FilesAsync(SeenRequest seen, CancellationToken cancellationToken)
    {
        if (seen.Thread.RestrictedAt is not null) return [];
        var id = seen.Thread.Id;
        var held = await db.Set<ThreadMessage>().AsNoTracking().Where(m => m.ThreadId == id && m.Voice == ThreadVoice.Reporter).OrderBy(m => m.At).ThenBy(m => m.Id)
            .Select(m => m.Attachments).ToListAsync(cancellationToken);
        return await files.OfAsync(seen.Case.Code, [.. held.SelectMany(a => a).Distinct()], cancellationToken);
    }

    private async Task<RevealView> ViewAsync(IdentityRequest request, ReportThread thread, CaseCode code, CancellationToken cancellationToken)
    {
        var names = await directory.NamesAsync(request.DecidedBy is { } d ? [request.By, d] : [request.By], cancellationToken);
        return new RevealView(
            request, code, names.GetValueOrDefault(request.By, "cán bộ"), request.DecidedBy is { } by ? names.GetValueOrDefault(by, "lãnh đạo") : null,
            await identities.WordsAsync(request.Id, cancellationToken), await identities.OpenedAtAsync(request, cancellationToken), RevealRules.IsTierOne(thread), thread.ShownSecrecy);
    }
}
