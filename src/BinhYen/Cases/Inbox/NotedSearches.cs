using System.Collections.Concurrent;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;

namespace BinhYen.Cases.Inbox;

/// <summary>
/// Every search in the words of reports is a fact of the journal: who, when, and for how many words. The words themselves are not written down, because
/// they may be somebody's name. The list beside a case repeats a search at every look; that is one search.
/// </summary>
internal sealed class NotedSearches(TimeProvider clock)
{
    private static readonly TimeSpan SameSearch = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<(StaffId, int), DateTimeOffset> noted = new();

    /// <summary>Writes the fact before anything is found; saves.</summary>
    /// <param name="db">Where the journal is.</param>
    /// <param name="staff">Who searches.</param>
    /// <param name="terms">The blind terms of what was typed.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    public async Task NoteAsync(BinhYenDb db, CurrentStaff staff, IReadOnlyList<long> terms, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hash = new HashCode();
        foreach (var term in terms) hash.Add(term);
        var search = (staff.Id, hash.ToHashCode());
        if (noted.TryGetValue(search, out var last) && now - last < SameSearch) return;
        db.Record(JournalDraft.Of(staff.CommuneId, now, "cases.searched.v1", $"staff:{staff.Id}", staff.JournalName, ("terms", terms.Count)));
        await db.SaveChangesAsync(cancellationToken);
        noted[search] = now;
        if (noted.Count > 10_000) noted.Clear();
    }
}
