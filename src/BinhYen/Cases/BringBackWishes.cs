using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// After a backup was put back: reports show again what their reporters asked for since. The words of a locked report close again, and the
/// pages say who may ask for a name.
/// </summary>
internal sealed class BringBackWishes(BinhYenDb db, ReporterVault reporters, RemakeTerms remake, ICaseNews news, TimeProvider clock) : ILostWishes
{
    private const int AtOnce = 200;

    public async Task BringBackAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var open = db.Set<ReportThread>().Where(t => t.CommuneId == commune && t.Reporter != null && (t.Secrecy == Secrecy.Named || t.RestrictedAt == null)).Select(t => t.Id);
        foreach (var some in (await open.ToListAsync(cancellationToken)).Chunk(AtOnce))
        {
            await BringBackAsync(await db.Set<ReportThread>().Where(t => some.Contains(t.Id)).ToListAsync(cancellationToken), cancellationToken);
            db.DropChanges();
        }
    }

    private async Task BringBackAsync(IEnumerable<ReportThread> threads, CancellationToken cancellationToken)
    {
        var (locked, changed) = (new List<ReportThread>(), new List<ReportThread>());
        foreach (var thread in threads)
        {
            var wish = await reporters.WishAsync(thread.Reporter!.Value, thread.Id.Value, cancellationToken);
            var (keeps, locks) = (wish.NameSecret && thread.Secrecy is Secrecy.Named, wish.Locked && thread.RestrictedAt is null);
            if (keeps && thread.ShownSecrecy is Secrecy.Named) await NoteAsync(thread, "cases.kept-secret.v1", thread.KeepSecret, cancellationToken);
            else if (keeps) thread.KeepSecret();
            if (locks) await NoteAsync(thread, "cases.thread-restricted.v1", () => thread.RestrictedAt = clock.GetUtcNow(), cancellationToken);
            if (keeps || locks) changed.Add(thread);
            if (locks) locked.Add(thread);
        }

        await remake.AroundAsync(locked, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var thread in changed) news.Changed(thread.CommuneId, thread.CaseId);
    }

    private async Task NoteAsync(ReportThread thread, string fact, Action bringBack, CancellationToken cancellationToken)
    {
        bringBack();
        var code = await db.Set<Case>().Where(c => c.Id == thread.CaseId).Select(c => c.Code).SingleAsync(cancellationToken);
        db.Record(JournalDraft.Of(thread.CommuneId, clock.GetUtcNow(), fact, code.ToString(), "system"));
    }
}
