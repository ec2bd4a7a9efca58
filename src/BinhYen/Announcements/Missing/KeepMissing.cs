using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Site;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements.Missing;

/// <summary>A notice as officers see it.</summary>
internal sealed record MissingLine(MissingNotice Notice, ToldMissing Told, bool HasConsent);

/// <summary>Writes notices about missing persons with their consent, puts them up and takes them down (R-YC-60).</summary>
internal sealed class KeepMissing(
    BinhYenDb db, MissingBulletin bulletin, INoticePictures pictures, Consents consents, SecretWords secrets, SealedRecords seals, IRecordSealer vault, CommuneDirectory communes, TimeProvider clock)
{
    private const int MostPictureBytes = 10 * 1024 * 1024;
    private const int Most = 60;
    private const string Photo = "photo";

    // Whoever saw the person calls the police: the family's number and house stay out.
    private static readonly ExposureKind[] _refused = [ExposureKind.Phone, ExposureKind.Identifier, ExposureKind.House];

    /// <summary>How a family's answer may have come.</summary>
    public static IReadOnlyList<ConsentChannel> Channels { get; } = [ConsentChannel.Counter, ConsentChannel.Paper, ConsentChannel.Phone];

    public Task<string> UnitAsync(CurrentStaff reader, CancellationToken cancellationToken) => communes.PoliceNameAsync(reader.CommuneId, cancellationToken);

    public async Task<IReadOnlyList<MissingLine>> ReadAsync(CurrentStaff reader, CancellationToken cancellationToken)
    {
        var lines = new List<MissingLine>();
        foreach (var row in await db.Set<MissingNotice>().AsNoTracking().Where(n => n.CommuneId == reader.CommuneId).OrderByDescending(n => n.Number).Take(Most).ToListAsync(cancellationToken))
            lines.Add(new MissingLine(row, await bulletin.OpenAsync(row, cancellationToken), await bulletin.MayBeShownAsync(row, cancellationToken)));
        return lines;
    }

    /// <returns>The code of the slip when the family answered; or what to mend.</returns>
    public async Task<(ConsentCode? Slip, FormErrors? Errors)> WriteAsync(CurrentStaff by, IFormCollection posted, CancellationToken cancellationToken)
    {
        var asker = Enum.TryParse<NoticeAsker>(posted.Text("asker"), out var known) ? known : (NoticeAsker?)null;
        var (name, seen, signs) = (posted.Text("name") ?? "", posted.Lines("seen"), posted.Lines("signs"));
        var answer = posted.Consent(ConsentPurpose.MissingPerson);
        var errors = Check(posted, asker, name, answer);
        CheckText(errors, "seen", seen);
        CheckText(errors, "signs", signs);
        if (!errors.Any) errors = await secrets.CheckAsync(by.CommuneId, [KeyValuePair.Create("seen", seen), KeyValuePair.Create("signs", signs)], cancellationToken);
        byte[]? drawn = null;
        if (!errors.Any && posted.Files.GetFile(Photo) is { Length: > 0 } file)
        {
            await using var stream = file.OpenReadStream();
            if (!(await pictures.DrawSmallAsync(stream, cancellationToken)).TryGet(out drawn, out var no)) errors.Add(Photo, no.Message);
        }

        if (errors.Any) return (null, errors);
        var key = await seals.NewKeyAsync(by.CommuneId, cancellationToken);
        var notice = new MissingNotice
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, AskedBy = asker!.Value, KeyId = key, WrittenBy = by.Id, WrittenAt = clock.GetUtcNow(),
            Document = asker is NoticeAsker.Authority ? posted.Text("document")! : "", FamilyUnreachable = asker is NoticeAsker.Authority && answer is null,
            Number = await db.Set<MissingNotice>().Where(n => n.CommuneId == by.CommuneId).MaxAsync(n => (int?)n.Number, cancellationToken) is { } highest ? highest + 1 : 1,
            Name = await seals.SealAsync(key, MissingBulletin.NamePurpose, name, cancellationToken), Seen = await seals.SealAsync(key, MissingBulletin.SeenPurpose, seen, cancellationToken),
            Signs = await seals.SealAsync(key, MissingBulletin.SignsPurpose, signs, cancellationToken),
            Picture = drawn is null ? null : (await vault.SealBytesAsync(key, MissingBulletin.PicturePurpose, drawn, cancellationToken)).ToBytes(),
        };
        db.Add(notice);
        var slip = answer is null ? null : await TakeAsync(by, notice, posted, cancellationToken);
        Record(by, notice, "announcements.missing-written.v1", ("asker", asker.ToString()), ("picture", drawn is not null));
        // Two who write at the same moment draw the same number.
        return await db.TrySaveAsync(cancellationToken) ? (slip, null) : (null, FormErrors.Of("name", "Có người vừa ghi cùng lúc. Bấm gửi lần nữa."));
    }

    public Task<Result> PublishAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken) => ChangeAsync(by, id, "announcements.missing-published.v1", async notice =>
        !by.May(Permission.ApproveCases) ? AnnouncementRefusals.NotFound
        : await bulletin.MayBeShownAsync(notice, cancellationToken) ? notice.Publish(by.Id) : AnnouncementRefusals.FamilyNotAsked, cancellationToken);

    public Task<Result> EndAsync(CurrentStaff by, Guid id, bool found, CancellationToken cancellationToken) =>
        ChangeAsync(by, id, found ? "announcements.missing-found.v1" : "announcements.missing-withdrawn.v1", notice => Task.FromResult(notice.End(found, clock.GetUtcNow())), cancellationToken);

    private static FormErrors Check(IFormCollection posted, NoticeAsker? asker, string name, ConsentAnswer? answer)
    {
        var consent = ConsentForm.NameOf(ConsentPurpose.MissingPerson);
        return new FormErrors()
            .Demand(asker is not null, "asker", "Chọn ai nhờ tìm: gia đình hay cơ quan.")
            .Demand(asker is not NoticeAsker.Authority || posted.Text("document") is { Length: >= 5 and <= MissingNotice.LongestDocument }, "document", "Ghi số, ngày văn bản và cơ quan nhờ tìm.")
            .Demand(name.Length is > 1 and <= MissingNotice.LongestName, "name", "Ghi họ tên người cần tìm, không quá 80 ký tự.")
            .Demand(answer is not ConsentAnswer.No, consent, "Gia đình không đồng ý thì không đăng. Báo Trưởng Công an xã tìm bằng cách khác.")
            .Demand(answer is not null || asker is not NoticeAsker.Family, consent, ConsentForm.Missing)
            .Demand(answer is not null || asker is not NoticeAsker.Authority || posted.Has("unreachable"), consent, "Hỏi gia đình rồi ghi câu trả lời; chưa liên lạc được thì đánh dấu vào ô bên dưới.")
            .Demand(answer is null || posted.Text("giver") is { Length: > 1 and <= MissingNotice.LongestName }, "giver", "Ghi họ tên người nhà đã trả lời.")
            .Demand(answer is null || (Enum.TryParse<ConsentChannel>(posted.Text("channel"), out var channel) && Channels.Contains(channel)), "channel", "Chọn cách bạn đã hỏi.")
            .Demand(posted.Files.GetFiles(Photo).Count(f => f.Length > 0) <= 1, Photo, "Chỉ một tấm ảnh, rõ mặt là đủ.")
            .Demand(posted.Files.GetFile(Photo) is not { Length: > MostPictureBytes }, Photo, "Ảnh lớn quá 10 MB. Chụp nhỏ hơn rồi gửi lại.");
    }

    private static void CheckText(FormErrors errors, string field, string text)
    {
        errors.Demand(text.Length is >= 5 and <= MissingNotice.LongestText, field, "Ghi vài câu, từ 5 đến 600 ký tự.");
        foreach (var advice in ExposureMeter.MeasureRequest(text, new ExposureSources([], [], []), houseIsThePlace: false).Where(f => _refused.Contains(f.Kind)).Select(f => f.Advice).Distinct()) errors.Add(field, advice);
    }

    private async Task<ConsentCode> TakeAsync(CurrentStaff by, MissingNotice notice, IFormCollection posted, CancellationToken cancellationToken) => (await consents.TakeAsync(
        new ConsentGiven(by.CommuneId, await UnitAsync(by, cancellationToken), ConsentPurpose.MissingPerson, notice.Id, ConsentAnswer.Yes, Enum.Parse<ConsentChannel>(posted.Text("channel")!), ActorStamp.Of(by.Id)) { Giver = posted.Text("giver") },
        cancellationToken)).Code;

    private async Task<Result> ChangeAsync(CurrentStaff by, Guid id, string fact, Func<MissingNotice, Task<Result>> change, CancellationToken cancellationToken)
    {
        if (await db.Set<MissingNotice>().SingleOrDefaultAsync(n => n.Id == id && n.CommuneId == by.CommuneId, cancellationToken) is not { } notice) return AnnouncementRefusals.NotFound;
        if (await change(notice) is { Succeeded: false } no) return no;
        Record(by, notice, fact);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return AnnouncementRefusals.AlreadyDecided;
        }
    }

    private void Record(CurrentStaff by, MissingNotice notice, string fact, params (string, object?)[] details) =>
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"missing:{notice.Number}", by.JournalName, details));
}
