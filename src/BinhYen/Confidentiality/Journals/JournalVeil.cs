using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Journals;

/// <summary>What of an entry decides whether it is veiled.</summary>
/// <param name="Fact">Durable name of the fact.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Actor">As the journal writes it.</param>
internal readonly record struct VeiledFact(string Fact, string Subject, string Actor);

/// <summary>
/// Decides which entries of the journal are counted together once their day is over, and shown nowhere. An entry about a case above the
/// commune would tell the chief that somebody reported him, and when. A gap in the numbers, or a place between two others, would tell it too; so such entries
/// go with those of every day that nobody needs to read (decisions 0072, 0115, 0153).
/// </summary>
internal sealed class JournalVeil(BinhYenDb db, IDataSubjects subjects, IEnumerable<IVeiledSubjects> rooms)
{
    /// <summary>What stands in place of such an entry.</summary>
    public const string Words = "Việc thường ngày";

    // Many a day, at any hour, and of use to nobody who reads: among them the others cannot be found.
    private static readonly string[] Everyday =
    [
        "staff.session-unlocked.v1", "cases.alert-seen.v1", "cases.reporter-added.v1", "intake.unsent-files-removed.v1", "groups.heard.v1", "groups.counted.v1", "groups.settings-looked.v1", "groups.fake-reported.v1",
        DataRequests.WithdrawnInChat,
    ];

    /// <summary>Those of the facts that are veiled for this reader. Whatever shows or counts entries of the journal asks here.</summary>
    public async Task<IReadOnlySet<VeiledFact>> OverAsync(CurrentStaff reader, IEnumerable<VeiledFact> facts, CancellationToken cancellationToken)
    {
        var told = facts.ToHashSet();
        IReadOnlyCollection<string> about = [.. told.Select(f => f.Subject).Distinct()];
        var closed = (await subjects.ClosedAsync(reader, about, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        foreach (var room in rooms) closed.UnionWith(await room.ClosedAsync(reader, about, cancellationToken));
        var requests = await RequestsAsync(reader, told, cancellationToken);
        return told.Where(f => Everyday.Contains(f.Fact) || IsAbove(f) || closed.Contains(f.Subject) || requests.Contains(f.Subject)).ToHashSet();
    }

    // What is handed over above the commune, and by whom it is read there.
    private static bool IsAbove(VeiledFact fact) =>
        fact.Subject.StartsWith("hand-over:", StringComparison.Ordinal) || fact.Actor.StartsWith("outside:", StringComparison.Ordinal);

    // Somebody who asks for their data in a report about the chief has a number of their own.
    private async Task<IReadOnlySet<string>> RequestsAsync(CurrentStaff reader, IEnumerable<VeiledFact> facts, CancellationToken cancellationToken)
    {
        var numbers = facts.Where(f => f.Fact.StartsWith("data.", StringComparison.Ordinal)).Select(f => f.Subject).Distinct().ToList();
        var asked = await db.Set<DataRequest>().AsNoTracking().Where(r => r.CommuneId == reader.CommuneId && numbers.Contains(r.Number) && r.Thread != null)
            .Select(r => new { r.Number, Thread = r.Thread!.Value }).ToListAsync(cancellationToken);
        var hidden = await subjects.HiddenAsync(reader, [.. asked.Select(a => a.Thread).Distinct()], cancellationToken);
        return asked.Where(a => hidden.Contains(a.Thread)).Select(a => a.Number).ToHashSet(StringComparer.Ordinal);
    }
}
