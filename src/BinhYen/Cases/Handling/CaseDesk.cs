using BinhYen.Communes;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Handling;

/// <summary>Takes a case out for an act, under the sight rules, and puts it back: one save, then the bells.</summary>
internal sealed class CaseDesk(
    BinhYenDb db, VisibleCases visible, LoadCase cases, Colleagues colleagues, IRecordSealer vault, SealedRecords seals, QueueMessage outbox, CommuneDirectory communes, MergedCases merged,
    BinhYenOptions options, IOutboxBell bell, ICaseNews news)
{
    /// <summary>The case with this code, if the person may see it; "not found" otherwise, also when it exists.</summary>
    public async Task<Result<CaseWork>> OpenAsync(CurrentStaff staff, CaseCode code, CancellationToken cancellationToken)
    {
        var seen = await visible.ForAsync(staff, cancellationToken);
        if (!await seen.AnyAsync(c => c.Code == code, cancellationToken)) return CaseRefusals.NotFound;
        var @case = await cases.FindAsync(staff.CommuneId, code, cancellationToken);
        if (@case is null) return CaseRefusals.NotFound;
        var actor = await colleagues.ActorAsync(staff, cancellationToken);
        var occasion = await cases.OccasionAsync(actor, staff.CommuneId, cancellationToken);
        var secret = await db.Set<CaseSecret>().AsNoTracking().SingleAsync(s => s.CaseId == @case.Id, cancellationToken);
        if (secret.DestroyedAt is not null) return CaseRefusals.WordsDestroyed;
        var commune = (await communes.FindAsync(staff.CommuneId, cancellationToken))!;
        return new CaseWork(db, vault, seals, outbox, commune, options, secret.KeyId, @case, staff, occasion);
    }

    /// <summary>Saves what the act changed.</summary>
    /// <returns>False when somebody else saved the case in between; nothing was written then.</returns>
    public async Task<bool> SaveAsync(CaseWork work, CancellationToken cancellationToken)
    {
        await merged.HideWordsAsync(work.Case, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (IsOvertaken(work))
        {
            return false;
        }

        foreach (var step in work.AfterSave) await step(cancellationToken);
        foreach (var lane in work.Lanes) bell.Ring(lane);
        foreach (var id in work.Touched) news.Changed(work.Case.CommuneId, id);
        return true;
    }

    // Two savers collide on the version or on the number of the next event, whichever row the database meets first.
    private bool IsOvertaken(CaseWork work)
    {
        var written = db.Entry(work.Case).Property(c => c.Version).OriginalValue;
        db.ChangeTracker.Clear();
        var stored = db.Set<Case>().AsNoTracking().Where(c => c.Id == work.Case.Id).Select(c => c.Version).Single();
        return stored != written;
    }
}
