using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Announcements.Writing;

/// <summary>An officer retells a good deed from a praise whose sender agreed (R-HG-33). The text is held against the praise before it is stored.</summary>
internal sealed class WriteGoodDeed(
    BinhYenDb db, VisibleCases visible, CaseSources sources, ReporterVault reporters, NameGuesses guesses, SecretWords secrets, SealedRecords seals, TimeProvider clock)
{
    // Places that lead to the sender are refused; the rest is underlined, and the writer decides.
    private static readonly ExposureKind[] _refused = [ExposureKind.Phone, ExposureKind.Identifier, ExposureKind.House];
    private static readonly ExposureKind[] _looked = [ExposureKind.Quote, ExposureKind.Name, ExposureKind.PerhapsName, ExposureKind.ExactTime];

    /// <summary>The praise, when this person may see it and it may be told; null otherwise.</summary>
    public async Task<Case?> FindAsync(CurrentStaff staff, string? code, CancellationToken cancellationToken)
    {
        if (!CaseCode.TryParse(code, out var known)) return null;
        var seen = await visible.ForAsync(staff, cancellationToken);
        return await seen.AsNoTracking().Where(c => c.Code == known && Bulletin.WithConsent(db).Any(told => told.Id == c.Id)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>True when the praise is already told, or a text waits for approval.</summary>
    public Task<bool> IsToldAsync(CaseId praise, CancellationToken cancellationToken) => db.Set<Announcement>()
        .AnyAsync(a => a.CaseId == praise && (a.State == AnnouncementState.AwaitingApproval || a.State == AnnouncementState.Published), cancellationToken);

    /// <summary>Checks and stores.</summary>
    /// <returns>What to mend; null when it was stored and waits for approval.</returns>
    public async Task<FormErrors?> HandleAsync(CurrentStaff staff, Case praise, GoodDeedForm form, CancellationToken cancellationToken)
    {
        var errors = form.Check();
        if (errors.Any) return errors;
        if (await IsToldAsync(praise.Id, cancellationToken)) return errors.Add("title", "Việc này đã có một bài đang chờ duyệt hoặc đã đăng. Xem ở danh sách.");
        errors = await secrets.CheckAsync(praise.CommuneId, [KeyValuePair.Create("title", form.Title), KeyValuePair.Create("text", form.Text)], cancellationToken);
        if (errors.Any) return errors;
        await HoldAgainstAsync(staff, praise, form, errors, cancellationToken);
        if (errors.Any) return errors;

        var now = clock.GetUtcNow();
        var key = await seals.NewKeyAsync(praise.CommuneId, cancellationToken);
        var told = new Announcement
        {
            Id = AnnouncementId.New(now), CommuneId = praise.CommuneId, CaseId = praise.Id, KeyId = key, WrittenBy = staff.Id, WrittenAt = now,
            Title = await seals.SealAsync(key, Bulletin.Purpose, form.Title, cancellationToken), Text = await seals.SealAsync(key, Bulletin.Purpose, form.Text, cancellationToken),
        };
        db.Add(told);
        db.Record(JournalDraft.Of(praise.CommuneId, now, "announcements.written.v1", told.Id.ToString(), staff.JournalName, ("case", praise.Code.ToString())));
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    private async Task HoldAgainstAsync(CurrentStaff staff, Case praise, GoodDeedForm form, FormErrors errors, CancellationToken cancellationToken)
    {
        if (!await guesses.MayAskAsync(praise.Id, WallWriter.Of(staff), cancellationToken))
        {
            errors.Add("text", NameGuesses.Closed);
            return;
        }

        var told = await sources.OfAsync(praise.Id, cancellationToken);
        var places = await sources.PlacesAsync(praise.CommuneId, cancellationToken);
        var found = ExposureMeter.MeasureRequest(form.Text, new ExposureSources([.. told.SelectMany(t => t.Messages)], [], places), houseIsThePlace: false)
            .Where(f => _refused.Contains(f.Kind) || _looked.Contains(f.Kind)).ToList();
        foreach (var kind in found.Select(f => f.Kind).Where(k => _refused.Contains(k) || !form.TextSeen).Distinct()) errors.Add("text", Advise(kind));
        if (errors.Any)
        {
            errors.Mark("text", new MarkedText(form.Text, [.. found.Select(f => new TextMark(f.Start, f.End, !_refused.Contains(f.Kind), Advise(f.Kind)))]));
            return;
        }

        // Asked last and only about a text without other faults, so that the vault cannot be asked name by name (decision 0069).
        var words = $"{form.Title}\n{form.Text}";
        var named = false;
        foreach (var sender in told.Select(t => t.Reporter).OfType<Guid>().Distinct()) named |= await reporters.IsMentionedInAsync(sender, words, cancellationToken);
        if (!named) return;
        // What of it is a name is not said: an answer "this one" would let somebody guess who sent it (decision 0069).
        await guesses.NoteAsync(praise, WallWriter.Of(staff), cancellationToken);
        errors.Add("text", "Bài nhắc tới người gửi lời khen hoặc số liên lạc của họ. Bỏ mọi chi tiết chỉ ra ai đã gửi.");
    }

    private static string Advise(ExposureKind kind) => kind switch
    {
        ExposureKind.Name or ExposureKind.PerhapsName => "Có tên người. Chỉ giữ lại khi chính người đó đã đồng ý được nêu tên.",
        ExposureKind.Quote => "Có 6 chữ liền nhau giống lời người gửi. Nên kể lại bằng lời của bạn.",
        ExposureKind.ExactTime => "Có giờ cụ thể. Nên ghi buổi (sáng, chiều, tối) thay cho giờ.",
        _ => ExposureFinding.Advise(kind),
    };
}
