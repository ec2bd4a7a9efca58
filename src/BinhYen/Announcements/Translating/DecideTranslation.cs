using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements.Translating;

/// <summary>Puts a translation beside its original, or takes it away for good.</summary>
internal sealed class DecideTranslation(BinhYenDb db, TranslationDesk desk, Translations translations, SecretWords secrets, IRecordSealer vault, TimeProvider clock)
{
    /// <summary>Agrees to what somebody else wrote.</summary>
    /// <param name="by">Who agrees.</param>
    /// <param name="id">Which.</param>
    /// <param name="readOver">Somebody who knows the language read it over.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Result> PublishAsync(CurrentStaff by, Guid id, bool readOver, CancellationToken cancellationToken)
    {
        if (!by.May(Permission.ApproveCases) || await FindAsync(by, id, cancellationToken) is not { } row) return AnnouncementRefusals.NotFound;
        var words = await translations.OpenAsync(row, cancellationToken);
        // Words may have been added to the list since it was written.
        if (await secrets.AnyAsync(row.CommuneId, [words.Title, words.Text], cancellationToken)) return SecretWords.Refused;
        if (row.Publish(by.Id, readOver) is { Succeeded: false } no) return no;
        return await SaveAsync(by, row, "announcements.translation-published.v1", cancellationToken);
    }

    /// <summary>Deletes it; another may be written. Its writer may, and whoever approves.</summary>
    public async Task<Result> WithdrawAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { } row || (row.WrittenBy != by.Id && !by.May(Permission.ApproveCases))) return AnnouncementRefusals.NotFound;
        db.Remove(row);
        var saved = await SaveAsync(by, row, "announcements.translation-withdrawn.v1", cancellationToken);
        // The words of a good deed or a notice share its key; the guide's stand alone.
        if (saved.Succeeded && row.Subject is TranslatedSubject.Guide) await vault.DestroyAsync([row.KeyId], "announcements.translation-withdrawn", cancellationToken);
        return saved;
    }

    private async Task<Translation?> FindAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken) =>
        await db.Set<Translation>().SingleOrDefaultAsync(t => t.Id == id && t.CommuneId == by.CommuneId, cancellationToken) is { } row
        && await desk.FindAsync(by, row.Subject, row.SubjectId, cancellationToken) is not null ? row : null;

    private async Task<Result> SaveAsync(CurrentStaff by, Translation row, string fact, CancellationToken cancellationToken)
    {
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"{row.Subject}:{row.SubjectId}", by.JournalName, ("language", row.Language.ToString())));
        return await db.TrySaveAsync(cancellationToken) ? Result.Done : AnnouncementRefusals.AlreadyDecided;
    }
}
