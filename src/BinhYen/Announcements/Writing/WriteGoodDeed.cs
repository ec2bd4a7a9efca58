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
    BinhYenDb db, VisibleCases visible, ThreadSights sights, PraiseWall wall, SecretWords secrets, SealedRecords seals, TimeProvider clock)
{
    /// <summary>The praise, when this person may see it and it may be told; null otherwise.</summary>
    public async Task<Case?> FindAsync(CurrentStaff staff, string? code, CancellationToken cancellationToken) =>
        CaseCode.TryParse(code, out var known) ? await (await TellableAsync(staff, cancellationToken)).SingleOrDefaultAsync(c => c.Code == known, cancellationToken) : null;

    /// <summary>As <see cref="FindAsync(CurrentStaff, string?, CancellationToken)"/>, of a praise that is already told.</summary>
    public async Task<Case?> FindAsync(CurrentStaff staff, CaseId praise, CancellationToken cancellationToken) =>
        await (await TellableAsync(staff, cancellationToken)).SingleOrDefaultAsync(c => c.Id == praise, cancellationToken);

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

    private async Task<IQueryable<Case>> TellableAsync(CurrentStaff staff, CancellationToken cancellationToken) =>
        (await sights.ReadableAsync(staff, await visible.ForAsync(staff, cancellationToken), cancellationToken)).AsNoTracking().Where(c => Bulletin.WithConsent(db).Any(told => told.Id == c.Id));
}
