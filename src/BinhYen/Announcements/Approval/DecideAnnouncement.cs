using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements.Approval;

/// <summary>Puts up, sends back, takes down. What is taken down or sent back loses its words for good.</summary>
internal sealed class DecideAnnouncement(BinhYenDb db, VisibleCases visible, SecretWords secrets, NamedPeople named, SealedRecords seals, IRecordSealer vault, TimeProvider clock)
{
    public Task<Result> PublishAsync(CurrentStaff by, AnnouncementId id, CancellationToken cancellationToken) =>
        DecideAsync(by, id, "announcements.published.v1", async told =>
        {
            var seen = await visible.ForAsync(by, cancellationToken);
            // Words may have been added to the list since it was written; what residents read is held against the list of today.
            if (told.State is AnnouncementState.AwaitingApproval && await RefuseWordsAsync(told, cancellationToken) is { } no) return no;
            var stands = await seen.AnyAsync(c => c.Id == told.CaseId && Bulletin.WithConsent(db).Any(w => w.Id == c.Id), cancellationToken);
            return told.Publish(by.Id, clock.GetUtcNow(), stands);
        }, cancellationToken);

    public Task<Result> DeclineAsync(CurrentStaff by, AnnouncementId id, CancellationToken cancellationToken) =>
        DecideAsync(by, id, "announcements.declined.v1", told => Task.FromResult(told.Decline(by.Id, clock.GetUtcNow())), cancellationToken);

    public Task<Result> WithdrawAsync(CurrentStaff by, AnnouncementId id, CancellationToken cancellationToken) =>
        DecideAsync(by, id, "announcements.withdrawn.v1", told => Task.FromResult(told.Withdraw(by.Id, clock.GetUtcNow())), cancellationToken);

    private async Task<Refusal?> RefuseWordsAsync(Announcement told, CancellationToken cancellationToken)
    {
        var (title, text) = (await seals.OpenAsync(told.Title, Bulletin.Purpose, cancellationToken), await seals.OpenAsync(told.Text, Bulletin.Purpose, cancellationToken));
        if (await secrets.AnyAsync(told.CommuneId, [title, text], cancellationToken)) return SecretWords.Refused;
        return (await named.OfAsync(told, $"{title}\n{text}", cancellationToken)).MayBeTold ? null : AnnouncementRefusals.NamedWithoutConsent;
    }

    private async Task<Result> DecideAsync(CurrentStaff by, AnnouncementId id, string fact, Func<Announcement, Task<Result>> decide, CancellationToken cancellationToken)
    {
        var told = await db.Set<Announcement>().SingleOrDefaultAsync(a => a.Id == id && a.CommuneId == by.CommuneId, cancellationToken);
        if (told is null || (told.WrittenBy != by.Id && !by.May(Permission.ApproveCases))) return AnnouncementRefusals.NotFound;
        if (await decide(told) is { Succeeded: false } no) return no;
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, id.ToString(), by.JournalName));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return AnnouncementRefusals.AlreadyDecided;
        }

        if (told.State is not (AnnouncementState.Declined or AnnouncementState.Withdrawn)) return Result.Done;
        await Translations.LetGoAsync(db, id.Value, cancellationToken);
        await vault.DestroyAsync([told.KeyId], "announcements.taken-down", cancellationToken);
        return Result.Done;
    }
}
