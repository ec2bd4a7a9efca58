using BinhYen.Announcements.Approval;
using BinhYen.Announcements.Missing;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements.Translating;

/// <summary>A Vietnamese text that may be told in other languages.</summary>
/// <param name="Subject">Its kind.</param>
/// <param name="Id">Empty for the guide.</param>
/// <param name="Called">How it is called on the list.</param>
/// <param name="Title">Words of the first field.</param>
/// <param name="Text">Words of the second; empty for the guide, which has a page of its own.</param>
/// <param name="Praise">Where a good deed comes from.</param>
/// <param name="Key">Key of its words; null for the guide.</param>
internal sealed record Original(TranslatedSubject Subject, Guid Id, string Called, string Title, string Text, CaseId? Praise, RecordKeyId? Key)
{
    public override string ToString() => $"{Subject} {Id}";
}

/// <summary>One translation as officers see it.</summary>
internal sealed record KeptTranslation(Translation Row, ToldTranslation Words, string Writer);

/// <summary>An original and what there is of it, by the languages the commune chose.</summary>
internal sealed record OriginalLine(Original Original, IReadOnlyDictionary<ContentLanguage, KeptTranslation> Kept);

/// <summary>What may be told in other languages, and how far each is. Shows an original to whoever sees it on its own list.</summary>
internal sealed class TranslationDesk(BinhYenDb db, Translations translations, AnnouncementShelf shelf, KeepMissing missing, CommuneDirectory communes, StaffDirectory staff)
{
    private static readonly Original Guide = new(TranslatedSubject.Guide, Guid.Empty, "Hướng dẫn gửi tin báo riêng", "", "", null, null);

    public async Task<IReadOnlyList<ContentLanguage>> LanguagesAsync(CurrentStaff reader, CancellationToken cancellationToken) =>
        (await communes.SettingsAsync(reader.CommuneId, cancellationToken)).Values.Languages;

    /// <summary>The guide first, then what is up or waits, the newest first.</summary>
    public async Task<IReadOnlyList<OriginalLine>> ReadAsync(CurrentStaff reader, CancellationToken cancellationToken)
    {
        var originals = await OriginalsAsync(reader, cancellationToken);
        var ids = originals.Select(o => o.Id).ToList();
        var rows = await db.Set<Translation>().AsNoTracking().Where(t => t.CommuneId == reader.CommuneId && ids.Contains(t.SubjectId)).ToListAsync(cancellationToken);
        var names = await staff.NamesAsync(rows.Select(r => r.WrittenBy), cancellationToken);
        var kept = new List<KeptTranslation>();
        foreach (var row in rows) kept.Add(new KeptTranslation(row, await translations.OpenAsync(row, cancellationToken), names.GetValueOrDefault(row.WrittenBy, "tài khoản đã đóng")));
        return [.. originals.Select(o => new OriginalLine(o, kept.Where(k => k.Row.Subject == o.Subject && k.Row.SubjectId == o.Id).ToDictionary(k => k.Row.Language)))];
    }

    /// <summary>Null when this person does not see it, or it is no longer told.</summary>
    public async Task<Original?> FindAsync(CurrentStaff reader, TranslatedSubject subject, Guid id, CancellationToken cancellationToken) =>
        (await OriginalsAsync(reader, cancellationToken)).FirstOrDefault(o => o.Subject == subject && o.Id == id);

    private async Task<List<Original>> OriginalsAsync(CurrentStaff reader, CancellationToken cancellationToken)
    {
        var originals = new List<Original> { Guide };
        foreach (var one in (await shelf.OfAsync(reader, cancellationToken)).Where(s => s.ConsentStands && s.Told.State is AnnouncementState.AwaitingApproval or AnnouncementState.Published))
            originals.Add(new Original(TranslatedSubject.GoodDeed, one.Told.Id.Value, one.Title, one.Title, one.Text, one.Told.CaseId, one.Told.KeyId));
        foreach (var line in (await missing.ReadAsync(reader, cancellationToken)).Where(l => l.HasConsent && l.Notice.State is MissingState.AwaitingApproval or MissingState.Published))
            originals.Add(new Original(TranslatedSubject.MissingNotice, line.Notice.Id, $"Tìm người: {line.Told.Name}", line.Told.Seen, line.Told.Signs, null, line.Notice.KeyId));
        return originals;
    }
}
