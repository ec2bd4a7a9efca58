using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements.Missing;

/// <summary>Deletes picture and words some days after a notice was taken down (<c>content.missingNotice.retentionDays</c>), and after six months in any case.</summary>
internal sealed class MissingRetention(BinhYenDb db, IRecordSealer vault, CommuneDirectory communes, TimeProvider clock) : IRetentionSource
{
    public string Rule => RetentionTable.MissingNotice;

    public async Task<IReadOnlyList<RetentionItem>> DueAsync(CommuneId commune, RetentionPeriod keep, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // The shorter of the profile's and the retention page's: neither prolongs the other.
        var days = (await communes.SettingsAsync(commune, cancellationToken)).Values.MissingNoticeDays;
        var moment = keep.Before(at) is var chosen && chosen > at.AddDays(-days) ? chosen : at.AddDays(-days);
        var rows = await db.Set<MissingNotice>().AsNoTracking().Where(n => n.CommuneId == commune && n.ErasedAt == null).OrderBy(n => n.Number).ToListAsync(cancellationToken);
        return [.. rows.Where(n => n.EndedAt <= moment || n.IsOverAt(at)).Select(n => new RetentionItem(n.Id, $"Tìm người số {n.Number}", n.EndedAt ?? n.WrittenAt))];
    }

    public async Task CarryOutAsync(CommuneId commune, RetentionItem item, CancellationToken cancellationToken)
    {
        if (await db.Set<MissingNotice>().SingleOrDefaultAsync(n => n.Id == item.Id && n.ErasedAt == null, cancellationToken) is not { } notice) return;
        await vault.DestroyAsync([notice.KeyId], Rule, cancellationToken);
        await Translations.LetGoAsync(db, notice.Id, cancellationToken);
        notice.Erase(clock.GetUtcNow());
        db.Record(JournalDraft.Of(commune, clock.GetUtcNow(), "announcements.missing-erased.v1", $"missing:{notice.Number}", "system", ("rule", Rule)));
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>A family that takes its consent back is obeyed at once: notice, picture and words are gone.</summary>
internal sealed class EndMissing(BinhYenDb db, IRecordSealer vault, TimeProvider clock) : IConsentListener
{
    public async Task WithdrawnAsync(Consent consent, CancellationToken cancellationToken)
    {
        if (consent.Purpose is not ConsentPurpose.MissingPerson) return;
        if (await db.Set<MissingNotice>().SingleOrDefaultAsync(n => n.Id == consent.Subject && n.CommuneId == consent.CommuneId && n.ErasedAt == null, cancellationToken) is not { } notice) return;
        await vault.DestroyAsync([notice.KeyId], "missing-consent-ended", cancellationToken);
        await Translations.LetGoAsync(db, notice.Id, cancellationToken);
        notice.Erase(clock.GetUtcNow());
    }
}
