using System.Collections.Concurrent;
using BinhYen.Staff;

namespace BinhYen.Cases.Handling;

/// <summary>Who has a case open just now, in memory: names of officers only, forgotten after a minute.</summary>
internal sealed class CasePresence(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<(CommuneId, string), ConcurrentDictionary<StaffId, (string Name, DateTimeOffset At)>> open = new();

    /// <summary>Notes that somebody looks and names the others who do.</summary>
    public IReadOnlyList<string> Beat(string code, CurrentStaff staff)
    {
        var now = clock.GetUtcNow();
        var here = open.GetOrAdd((staff.CommuneId, code.ToUpperInvariant()), _ => new());
        here[staff.Id] = (staff.FullName, now);
        foreach (var (id, seen) in here)
            if (now - seen.At > Kept) here.TryRemove(id, out _);
        if (open.Count > 2_000) open.Clear();
        return [.. here.Where(p => p.Key != staff.Id).Select(p => p.Value.Name).Order(StringComparer.Ordinal)];
    }
}
