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
    BinhYenDb db, VisibleCases visible, PraiseWall wall, SecretWords secrets, SealedRecords seals, TimeProvider clock)
{
    /// <summary>The praise, when this person may see it and it may be told; null otherwise.</summary>
    public async Task<Case?> FindAsync(CurrentStaff staff, string? code, CancellationToken cancellationToken)
    {
        if (!CaseCode.TryParse(code, out var known)) return null;
        var seen = await visible.ForAsync(staff, cancellationToken);
        return await seen.AsNoTracking().Where(c => c.Code == known && Bulletin.WithConsent(db).Any(told => told.Id == c.Id)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>As <see cref="FindAsync(CurrentStaff, string?, CancellationToken)"/>, of a praise that is already told.</summary>
    public async Task<Case?> FindAsync(CurrentStaff staff, CaseId praise, CancellationToken cancellationToken)
    {
        var seen = await visible.ForAsync(staff, cancellationToken);
        return await seen.AsNoTracking().SingleOrDefaultAsync(c => c.Id == praise && Bulletin.WithConsent(db).Any(told => told.Id == c.Id), cancellationToken);
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
        await wall.HoldAsync(staff, praise, form.Title, form.Text, form.Seen, errors, cancellationToken);
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
}
