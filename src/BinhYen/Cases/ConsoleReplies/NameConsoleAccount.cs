using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.ConsoleReplies;

/// <summary>An administrator says which officer answers under an account of Zalo's console. Replies heard before get their author too.</summary>
internal sealed class NameConsoleAccount(BinhYenDb db, StaffDirectory directory, TimeProvider clock)
{
    private static readonly Refusal NotFound = new("cases.console-account-unknown", "Không còn dòng này. Tải lại trang.", RefusalKind.NotFound);
    private static readonly Refusal NotHere = new("cases.console-officer-unknown", "Chọn một cán bộ đang làm việc ở xã này.", RefusalKind.Invalid);

    /// <param name="by">The administrator.</param>
    /// <param name="id">The account of the console.</param>
    /// <param name="officer">Who it is; null when a wrong name is taken back.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<Result> RunAsync(CurrentStaff by, Guid id, StaffId? officer, CancellationToken cancellationToken)
    {
        if (await db.Set<ConsoleAccount>().SingleOrDefaultAsync(a => a.Id == id && a.CommuneId == by.CommuneId, cancellationToken) is not { } account) return NotFound;
        if (officer is { } chosen && (await directory.FindAsync(chosen, cancellationToken) is not { IsClosed: false } card || card.CommuneId != by.CommuneId
            || !card.Role.Allows(Permission.HandleCases))) return NotHere;
        if (account.StaffId == officer) return Result.Done;
        var before = account.StaffId;
        account.StaffId = officer;
        if (officer is { } author) await SignAsync(account, author, cancellationToken);
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "cases.console-account-named.v1", $"console:{account.Id}", by.JournalName,
            ("before", before is null ? null : $"staff:{before}"), ("officer", officer is null ? null : $"staff:{officer}")));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    // How many there were stands nowhere: only replies to somebody who reported wait here.
    private async Task SignAsync(ConsoleAccount account, StaffId author, CancellationToken cancellationToken)
    {
        var waiting = await db.Set<UnnamedReply>().Where(r => r.AccountId == account.Id).ToListAsync(cancellationToken);
        foreach (var batch in waiting.Chunk(500))
        {
            var ids = batch.Select(r => r.MessageId).ToList();
            foreach (var message in await db.Set<ThreadMessage>().Where(m => ids.Contains(m.Id)).ToListAsync(cancellationToken)) message.AuthorId = author;
        }

        db.RemoveRange(waiting);
    }
}
