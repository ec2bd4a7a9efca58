using System.Globalization;
using BinhYen.Confidentiality.Journals;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Incidents;

/// <summary>What an account or key touched within a span of time: numbers and case codes, never who somebody is.</summary>
/// <param name="Codes">Cases it changed or opened, as far as the asker may know of them.</param>
/// <param name="Facts">Kinds of acts with their numbers.</param>
/// <param name="InSight">Cases the account could have read, changed or not, as far as the asker may know of them; null for a key.</param>
internal sealed record TouchedData(IReadOnlyList<string> Codes, IReadOnlyList<(string Fact, int Number)> Facts, int? InSight);

/// <summary>
/// Answers "whose data?" from the journal, for the notice that must go out within 72 hours. What the journal veils from the asker is not
/// counted either: a number by account and day would tell a leader that there is a report about them, and who wrote it down.
/// Whoever the notice goes to asks for the rest.
/// </summary>
internal sealed class WhoseData(BinhYenDb db, StaffDirectory directory, IDataSubjects subjects, JournalVeil veil, TimeProvider clock)
{
    /// <summary>The asking is itself written down.</summary>
    /// <param name="staff">Who asks.</param>
    /// <param name="actor">As the journal writes it: <c>staff:GUID</c> or <c>api:NAME</c>.</param>
    /// <param name="from">First moment.</param>
    /// <param name="until">Last moment.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public async Task<TouchedData> FindAsync(CurrentStaff staff, string actor, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var rows = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.CommuneId == staff.CommuneId && e.Actor == actor && e.At >= from && e.At <= until)
            .GroupBy(e => new { e.Fact, e.Subject }).Select(g => new { g.Key.Fact, g.Key.Subject, Number = g.Count() }).ToListAsync(cancellationToken);
        var shown = await subjects.CasesAsync(staff, [.. rows.Select(r => r.Subject).Distinct()], cancellationToken);
        // Asked minute by minute, a number would tell the chief when somebody took down a report about the chief, and who.
        var veiled = await veil.OverAsync(staff, rows.Select(r => new VeiledFact(r.Fact, r.Subject, actor)), cancellationToken);
        rows.RemoveAll(r => veiled.Contains(new VeiledFact(r.Fact, r.Subject, actor)));
        var account = ActorOf(actor) is { } id ? await directory.FindAsync(id, cancellationToken) : null;
        int? sight = account is { CommuneId: { } commune } && commune == staff.CommuneId
            ? await subjects.InSightAsync(staff, new CurrentStaff(account.Id, commune, account.Role, account.Name), until, cancellationToken)
            : null;
        db.Record(JournalDraft.Of(staff.CommuneId, clock.GetUtcNow(), "incidents.whose-data-asked.v1", actor, staff.JournalName,
            ("from", from.ToString("O", CultureInfo.InvariantCulture)), ("until", until.ToString("O", CultureInfo.InvariantCulture)), ("cases", shown.Count)));
        await db.SaveChangesAsync(cancellationToken);
        return new TouchedData(shown, [.. rows.GroupBy(r => r.Fact).Select(g => (g.Key, g.Sum(r => r.Number))).OrderByDescending(f => f.Item2).ThenBy(f => f.Key, StringComparer.Ordinal)], sight);
    }

    private static StaffId? ActorOf(string actor) =>
        actor.StartsWith("staff:", StringComparison.Ordinal) && Guid.TryParse(actor.AsSpan(6), out var id) ? new StaffId(id) : null;
}
