using BinhYen.Announcements.Writing;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements.Translating;

/// <summary>What an officer typed.</summary>
/// <param name="Title">First field.</param>
/// <param name="Text">Second field.</param>
internal sealed record TranslationForm(string Title = "", string Text = "")
{
    /// <summary>Fields whose every underlined place the writer looked at and keeps.</summary>
    public IReadOnlySet<string> Seen { get; init; } = new HashSet<string>();

    private const int ShortestText = 5;

    public static TranslationForm Read(IFormCollection posted) =>
        new(posted.Lines("title"), posted.Lines("text")) { Seen = GoodDeedForm.SeenIn(posted) };

    /// <summary>A notice's first field tells where somebody was seen, and may take some lines.</summary>
    public static int LongestTitle(TranslatedSubject subject) => subject is TranslatedSubject.MissingNotice ? MissingNotice.LongestText : Translation.LongestTitle;

    public FormErrors Check(TranslatedSubject subject) => new FormErrors()
        .Demand(Title.Length > 0 && Title.Length <= LongestTitle(subject), "title", $"Ghi bản dịch của ô này, không quá {LongestTitle(subject)} ký tự.")
        .Demand(Text.Length is >= ShortestText and <= Translation.LongestText, "text", $"Ghi bản dịch, từ {ShortestText} đến {Translation.LongestText} ký tự.");
}

/// <summary>Writes a text in another language. It is held against what its original was held against: a translation is no way round a wall.</summary>
internal sealed class WriteTranslation(
    BinhYenDb db, TranslationDesk desk, WriteGoodDeed deeds, PraiseWall wall, NamedPeople named, SecretWords secrets, SealedRecords seals, TimeProvider clock)
{
    private static readonly ExposureKind[] _refusedOfFamilies = [ExposureKind.Phone, ExposureKind.Identifier, ExposureKind.House];

    /// <returns>What to mend; null when it was stored and waits for approval.</returns>
    public async Task<FormErrors?> HandleAsync(CurrentStaff by, Original original, ContentLanguage language, TranslationForm form, CancellationToken cancellationToken)
    {
        var errors = form.Check(original.Subject);
        if (!(await desk.LanguagesAsync(by, cancellationToken)).Contains(language)) errors.Add("title", "Xã không còn dùng tiếng này. Chọn lại ở hồ sơ mô hình.");
        if (!errors.Any) errors = await secrets.CheckAsync(by.CommuneId, [KeyValuePair.Create("title", form.Title), KeyValuePair.Create("text", form.Text)], cancellationToken);
        if (!errors.Any) await HoldAsync(by, original, form, errors, cancellationToken);
        if (errors.Any) return errors;

        var now = clock.GetUtcNow();
        var key = original.Key ?? await seals.NewKeyAsync(by.CommuneId, cancellationToken);
        db.Add(new Translation
        {
            Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, Subject = original.Subject, SubjectId = original.Id, Language = language, KeyId = key, WrittenBy = by.Id, WrittenAt = now,
            Title = await seals.SealAsync(key, Translations.TitlePurpose, form.Title, cancellationToken), Text = await seals.SealAsync(key, Translations.TextPurpose, form.Text, cancellationToken),
        });
        db.Record(JournalDraft.Of(by.CommuneId, now, "announcements.translation-written.v1", $"{original.Subject}:{original.Id}", by.JournalName, ("language", language.ToString())));
        return await db.TrySaveAsync(cancellationToken) ? null : FormErrors.Of("title", "Đã có bản tiếng này. Bỏ bản cũ ở danh sách rồi gửi lại.");
    }

    private async Task HoldAsync(CurrentStaff by, Original original, TranslationForm form, FormErrors errors, CancellationToken cancellationToken)
    {
        switch (original.Subject)
        {
            case TranslatedSubject.Guide:
                return;
            case TranslatedSubject.MissingNotice:
                foreach (var (field, words) in new[] { ("title", form.Title), ("text", form.Text) })
                    foreach (var advice in ExposureMeter.MeasureRequest(words, new ExposureSources([], [], []), houseIsThePlace: false).Where(f => _refusedOfFamilies.Contains(f.Kind)).Select(f => f.Advice).Distinct()) errors.Add(field, advice);
                return;
            case TranslatedSubject.GoodDeed:
                await HoldDeedAsync(by, original, form, errors, cancellationToken);
                return;
        }
    }

    private async Task HoldDeedAsync(CurrentStaff by, Original original, TranslationForm form, FormErrors errors, CancellationToken cancellationToken)
    {
        // Consents are recorded for the names of the original; a name beside them would have none.
        var agreed = await named.InAsync(by.CommuneId, $"{original.Title}\n{original.Text}", cancellationToken);
        var fresh = (await named.InAsync(by.CommuneId, $"{form.Title}\n{form.Text}", cancellationToken)).Where(n => !agreed.Any(a => NamedPeople.IsCalled(n, a))).ToList();
        if (fresh.Count > 0) errors.Add("text", $"Bản dịch nêu tên mà bài tiếng Việt không có: {string.Join(", ", fresh)}. Bỏ tên đó.");
        else if (await deeds.FindAsync(by, original.Praise!.Value, cancellationToken) is { } praise) await wall.HoldAsync(by, praise, form.Title, form.Text, form.Seen, errors, cancellationToken);
        else errors.Add("text", AnnouncementRefusals.ConsentIsGone.Message);
    }
}
