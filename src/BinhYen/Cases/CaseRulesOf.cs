using System.Collections.Concurrent;
using BinhYen.Communes;
using BinhYen.Platform.Calendar;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// The rules of each commune (calendar, clocks, profile version) kept for half a minute, since every act on a case
/// needs them and they change a few times a year.
/// </summary>
internal sealed class CaseRulesOf(DbFactory databases, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<CommuneId, (CaseRules Rules, DateTimeOffset ReadAt)> known = new();

    public async ValueTask<CaseRules> ForAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(commune, out var entry) && now >= entry.ReadAt && now - entry.ReadAt < KeptFor) return entry.Rules;
        var rules = await ReadAsync(commune, cancellationToken);
        known[commune] = (rules, now);
        return rules;
    }

    private async Task<CaseRules> ReadAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var holidays = await db.Set<Holiday>().AsNoTracking().Select(h => h.Date).ToListAsync(cancellationToken);
        var remote = await db.Set<Commune>().Where(c => c.Id == commune).Select(c => c.RemoteArea).SingleOrDefaultAsync(cancellationToken);
        var version = await db.Set<CommuneSettings>().Where(s => s.CommuneId == commune).MaxAsync(s => (int?)s.Version, cancellationToken) ?? 0;
        return new CaseRules(
            new WorkingCalendar(OfficeHours.Usual, holidays.Union(Holidays.Shipped.Select(h => h.Date))),
            ClockTable.Proposed(LegalDeadlines.Shipped, clock.Today(), remote), version);
    }
}
