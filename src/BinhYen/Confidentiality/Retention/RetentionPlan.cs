using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Retention;

/// <summary>A rule as it counts in a commune, and what falls under it.</summary>
/// <param name="Rule">Row of the table.</param>
/// <param name="Keep">What counts: the table's span, or the commune's shorter one.</param>
/// <param name="Due">Without what is held back.</param>
/// <param name="Held">Kept back by a legal hold.</param>
internal sealed record PlannedDeletion(RetentionRule Rule, RetentionPeriod Keep, IReadOnlyList<RetentionItem> Due, IReadOnlyList<RetentionItem> Held);

/// <summary>What will go at a moment: the preview and the run ask the same question, so the preview cannot be wrong.</summary>
internal sealed class RetentionPlan(BinhYenDb db, IEnumerable<IRetentionSource> sources)
{
    public async Task<IReadOnlyList<PlannedDeletion>> AtAsync(CommuneId commune, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var held = (await db.Set<LegalHold>().AsNoTracking().Where(h => h.CommuneId == commune && h.LiftedAt == null).Select(h => h.Label).ToListAsync(cancellationToken))
            .ToHashSet(StringComparer.Ordinal);
        var plan = new List<PlannedDeletion>();
        foreach (var rule in RetentionTable.All)
        {
            var keep = await KeepAsync(commune, rule, cancellationToken);
            var due = new List<RetentionItem>();
            foreach (var source in sources.Where(s => s.Rule == rule.Key)) due.AddRange(await source.DueAsync(commune, keep, moment, cancellationToken));
            plan.Add(new PlannedDeletion(rule, keep, due.FindAll(i => !held.Contains(i.Label)), due.FindAll(i => held.Contains(i.Label))));
        }

        return plan;
    }

    /// <summary>The span that counts: a commune's choice only ever shortens.</summary>
    public async Task<RetentionPeriod> KeepAsync(CommuneId commune, RetentionRule rule, CancellationToken cancellationToken)
    {
        var chosen = await db.Set<RetentionChoice>().AsNoTracking().Where(c => c.CommuneId == commune && c.Rule == rule.Key)
            .OrderByDescending(c => c.ChosenAt).ThenByDescending(c => c.Id).Select(c => (int?)c.Count).FirstOrDefaultAsync(cancellationToken);
        return rule.MayShorten && chosen is { } count && count > 0 && count < rule.Keep.Count ? rule.Keep with { Count = count } : rule.Keep;
    }
}
