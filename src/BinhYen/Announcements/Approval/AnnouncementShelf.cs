using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements.Approval;

/// <summary>One announcement as officers see it.</summary>
/// <param name="Told">The row.</param>
/// <param name="Title">Opened, or a sentence that says why not.</param>
/// <param name="Text">As <paramref name="Title"/>.</param>
/// <param name="Writer">Full name.</param>
/// <param name="ConsentStands">False when the sender took the consent back: then residents do not see it.</param>
/// <param name="Naming">Whom it names, and who of them has not agreed; nobody once it was taken down.</param>
internal sealed record ShelvedAnnouncement(Announcement Told, string Title, string Text, string Writer, bool ConsentStands, Naming Naming);

/// <summary>What waits, what is up, and what was taken down, with the newest first.</summary>
internal sealed class AnnouncementShelf(BinhYenDb db, SealedRecords seals, NamedPeople named, CommuneDirectory communes, StaffDirectory staff)
{
    private const int Most = 60;

    /// <summary>"Công an xã …", as the question for consent prints it.</summary>
    public Task<string> UnitAsync(CurrentStaff reader, CancellationToken cancellationToken) => communes.PoliceNameAsync(reader.CommuneId, cancellationToken);

    public async Task<IReadOnlyList<ShelvedAnnouncement>> OfAsync(CurrentStaff reader, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Announcement>().AsNoTracking().Where(a => a.CommuneId == reader.CommuneId)
            .OrderBy(a => a.State == AnnouncementState.AwaitingApproval ? 0 : 1).ThenByDescending(a => a.WrittenAt).Take(Most)
            .Select(a => new { Told = a, Stands = Bulletin.WithConsent(db).Any(c => c.Id == a.CaseId) }).ToListAsync(cancellationToken);
        var names = await staff.NamesAsync(rows.Select(r => r.Told.WrittenBy), cancellationToken);
        var shelf = new List<ShelvedAnnouncement>();
        foreach (var row in rows)
        {
            // Others' unfinished texts are read by those who decide.
            if (row.Told.State is AnnouncementState.AwaitingApproval && row.Told.WrittenBy != reader.Id && !reader.May(Permission.ApproveCases)) continue;
            var (title, text) = (await seals.OpenAsync(row.Told.Title, Bulletin.Purpose, cancellationToken), await seals.OpenAsync(row.Told.Text, Bulletin.Purpose, cancellationToken));
            var naming = row.Told.State is AnnouncementState.AwaitingApproval or AnnouncementState.Published ? await named.OfAsync(row.Told, $"{title}\n{text}", cancellationToken) : Naming.Nobody;
            shelf.Add(new ShelvedAnnouncement(row.Told, title, text, names.GetValueOrDefault(row.Told.WrittenBy, "tài khoản đã đóng"), row.Stands, naming));
        }

        return shelf;
    }
}
