using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Journals;

/// <summary>
/// Decides which entries of the journal are shown as a number and a day only. An entry about a case above the commune would tell the chief
/// that somebody reported him, and when. A gap in the numbers would tell it too; so such entries stay in their place and look
/// exactly like the entries of every day that nobody needs to read (decision 0072).
/// </summary>
internal sealed class JournalVeil(BinhYenDb db, IDataSubjects subjects)
{
    /// <summary>What stands in place of such an entry.</summary>
    public const string Words = "Việc thường ngày";

    // Many a day, at any hour, and of use to nobody who reads: among them the others cannot be found.
    private static readonly string[] Everyday =
    [
        "staff.session-unlocked.v1", "cases.alert-seen.v1", "cases.reporter-added.v1", "intake.unsent-files-removed.v1", "groups.heard.v1", "groups.counted.v1", "groups.settings-looked.v1",
    ];

    /// <summary>Numbers of the entries that are veiled for this reader.</summary>
    public async Task<IReadOnlySet<long>> OverAsync(CurrentStaff reader, IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var closed = await subjects.ClosedAsync(reader, [.. entries.Select(e => e.Subject).Distinct()], cancellationToken);
        var requests = await RequestsAsync(reader, entries, cancellationToken);
        return entries.Where(e => Everyday.Contains(e.Fact) || IsAbove(e) || closed.Contains(e.Subject) || requests.Contains(e.Subject)).Select(e => e.Sequence).ToHashSet();
    }

    // What is handed over above the commune, and by whom it is read there.
    private static bool IsAbove(JournalEntry entry) =>
        entry.Subject.StartsWith("hand-over:", StringComparison.Ordinal) || entry.Actor.StartsWith("outside:", StringComparison.Ordinal);

    // Somebody who asks for their data in a report about the chief has a number of their own.
    private async Task<IReadOnlySet<string>> RequestsAsync(CurrentStaff reader, IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var numbers = entries.Where(e => e.Fact.StartsWith("data.", StringComparison.Ordinal)).Select(e => e.Subject).Distinct().ToList();
        var asked = await db.Set<DataRequest>().AsNoTracking().Where(r => r.CommuneId == reader.CommuneId && numbers.Contains(r.Number) && r.Thread != null)
            .Select(r => new { r.Number, Thread = r.Thread!.Value }).ToListAsync(cancellationToken);
        var hidden = await subjects.HiddenAsync(reader, [.. asked.Select(a => a.Thread).Distinct()], cancellationToken);
        return asked.Where(a => hidden.Contains(a.Thread)).Select(a => a.Number).ToHashSet(StringComparer.Ordinal);
    }
}
