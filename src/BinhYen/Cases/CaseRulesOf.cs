using System.Collections.Concurrent;
using BinhYen.Communes;
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
    private readonly ConcurrentDictionary<CommuneId, (CaseRules Rules, string Prefix, DateTimeOffset ReadAt)> known = new();

    /// <summary>A fresh case code with the commune's letters.</summary>
    public async ValueTask<CaseCode> NewCodeAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        await ForAsync(commune, cancellationToken);
        return CaseCode.New(known[commune].Prefix);
    }

    public async ValueTask<CaseRules> ForAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(commune, out var entry) && now >= entry.ReadAt && now - entry.ReadAt < KeptFor) return entry.Rules;
        var (rules, prefix) = await ReadAsync(commune, cancellationToken);
        known[commune] = (rules, prefix, now);
        return rules;
    }

    private async Task<(CaseRules, string)> ReadAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var holidays = await db.Set<Holiday>().AsNoTracking().Select(h => h.Date).ToListAsync(cancellationToken);
        var facts = await db.Set<Commune>().Where(c => c.Id == commune).Select(c => new { c.RemoteArea, c.CodePrefix }).SingleAsync(cancellationToken);
        var (_, version) = await db.ProfileInForceAsync(commune, clock.GetUtcNow(), cancellationToken);
        var calendar = new WorkingCalendar(OfficeHours.Usual, holidays.Union(PublicHolidays.Shipped.Select(h => h.Date)));
        return (new CaseRules(calendar, ClockTable.Proposed(LegalDeadlines.Shipped, clock.Today(), facts.RemoteArea), version), facts.CodePrefix);
    }
}
