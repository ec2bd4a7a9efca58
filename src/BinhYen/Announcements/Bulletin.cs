using BinhYen.Cases;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements;

/// <summary>A good deed as residents read it.</summary>
/// <param name="Title">One line.</param>
/// <param name="Text">Plain text with line breaks.</param>
/// <param name="On">Vietnam day it was put up.</param>
public sealed record ToldGoodDeed(string Title, string Text, DateOnly On)
{
    /// <summary>The same in the languages the commune chose; empty for none.</summary>
    public IReadOnlyList<ToldTranslation> Others { get; init; } = [];
}

/// <summary>What a commune tells everybody. Consent is asked here, at every reading: whoever takes it back is obeyed at once, the sender (R-HG-33) and everybody named (R-YC-56).</summary>
internal sealed class Bulletin(BinhYenDb db, SealedRecords seals, NamedPeople named, Translations translations)
{
    /// <summary>The public page shows no more; older ones were read.</summary>
    public const int Most = 30;

    internal const string Purpose = "announcement.words";

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ToldGoodDeed>> OfAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Announcement>().AsNoTracking().Where(a => a.CommuneId == commune && a.State == AnnouncementState.Published)
            .Where(a => WithConsent(db).Any(c => c.Id == a.CaseId)).OrderByDescending(a => a.DecidedAt).Take(Most).ToListAsync(cancellationToken);
        var others = await translations.OfAsync(commune, TranslatedSubject.GoodDeed, [.. rows.Select(r => r.Id.Value)], cancellationToken);
        var told = new List<ToldGoodDeed>();
        foreach (var row in rows)
        {
            var (title, text) = (await seals.OpenAsync(row.Title, Purpose, cancellationToken), await seals.OpenAsync(row.Text, Purpose, cancellationToken));
            if ((await named.OfAsync(row, $"{title}\n{text}", cancellationToken)).MayBeTold) told.Add(new ToldGoodDeed(title, text, VietnamTime.DateOf(row.DecidedAt!.Value)) { Others = [.. others[row.Id.Value]] });
        }

        return told;
    }

    /// <summary>Praise that may be told now: the sender agreed, and no child is in it without both consents.</summary>
    internal static IQueryable<Case> WithConsent(BinhYenDb db) =>
        db.Set<Case>().Where(c => c.Kind == CaseKind.Praise && c.AnnouncementConsentAt != null && !c.ConcernsMinor);
}
