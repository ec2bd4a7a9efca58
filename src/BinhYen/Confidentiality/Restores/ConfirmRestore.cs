using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Restores;

/// <summary>Where the leaders stand with a loss.</summary>
/// <param name="Gap">What may be lost.</param>
/// <param name="Confirmed">Who has said that they know, by name.</param>
/// <param name="ByMe">The asking leader has.</param>
/// <param name="Needed">How many have to.</param>
internal sealed record RestoreStanding(RestoreGap Gap, IReadOnlyList<string> Confirmed, bool ByMe, int Needed);

/// <summary>
/// Leaders say that they know of a restore and what may be lost by it; when two have, names open again. Nobody alone: whoever put the backup back may have
/// done it for a name. Their words are entries of the journal and no rows beside it.
/// </summary>
internal sealed class ConfirmRestore(BinhYenDb db, RestoreWatch watch, StaffDirectory directory, Leaders lead, TimeProvider clock)
{
    private const string ConfirmedFact = "journal.restore-confirmed.v1";
    private const string AcceptedFact = "journal.restore-accepted.v1";
    private const int Enough = 2;

    /// <summary>Null when nothing is lost.</summary>
    public async Task<RestoreStanding?> StandingAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        if (await watch.GapAsync(staff.CommuneId, cancellationToken) is not { } gap) return null;
        // Of a leader alone nobody can ask more; one who sent the others on leave is none.
        var leaders = await directory.WhoMayAsync(staff.CommuneId, Permission.ApproveCases, cancellationToken);
        var said = await db.Set<JournalEntry>().Where(e => e.CommuneId == staff.CommuneId && e.Fact == ConfirmedFact && e.Subject == gap.Subject).Select(e => e.Actor).Distinct().ToListAsync(cancellationToken);
        return new RestoreStanding(
            gap, [.. leaders.Where(l => said.Contains(ActorStamp.Of(l.Id).ToString())).Select(l => l.Name)], said.Contains(staff.JournalName), await lead.IsOnlyOneAsync(staff.CommuneId, staff.Id, cancellationToken) ? 1 : Enough);
    }

    /// <summary>One leader confirms.</summary>
    /// <returns>Whether names open again.</returns>
    public async Task<bool> HandleAsync(CurrentStaff by, string? mark, CancellationToken cancellationToken)
    {
        // The page that was confirmed told of this loss and no other.
        if (await StandingAsync(by, cancellationToken) is not { } before || before.Gap.Mark != mark) return false;
        if (!before.ByMe) await RecordAsync(by, ConfirmedFact, before.Gap, cancellationToken);
        if (await StandingAsync(by, cancellationToken) is not { } now || now.Gap.Mark != mark || now.Confirmed.Count < now.Needed) return false;
        await RecordAsync(by, AcceptedFact, now.Gap, cancellationToken);
        await watch.AcceptAsync(by.CommuneId, cancellationToken);
        return true;
    }

    private Task<int> RecordAsync(CurrentStaff by, string fact, RestoreGap gap, CancellationToken cancellationToken)
    {
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, gap.Subject, by.JournalName, ("journal", gap.JournalEndsBefore), ("list", gap.OtherList), ("vault", gap.OlderVault)));
        return db.SaveChangesAsync(cancellationToken);
    }
}
