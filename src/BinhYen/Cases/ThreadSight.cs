using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>What somebody who may see a case sees of the words of its reporters.</summary>
internal enum ThreadSight
{
    /// <summary>The words.</summary>
    Open,

    /// <summary>The words, after accepting the note of confidentiality: the case was handed over (ISO-15).</summary>
    NoteFirst,

    /// <summary>That there is a case, and no words: somebody else handles it, or it is finished and was never theirs.</summary>
    Sealed,
}

/// <summary>What the decision looks at.</summary>
/// <param name="State">Where the case stands.</param>
/// <param name="Handler">The handler now.</param>
/// <param name="Substitute">The named substitute.</param>
/// <param name="Triager">Who opened it first.</param>
/// <param name="HandedOverAt">When it last changed hands in work; null when it never did.</param>
/// <param name="TwoTier">The commune keeps sources and verifiers apart: only handlers read (ISO-13).</param>
internal sealed record ThreadFacts(CaseState State, StaffId? Handler, StaffId? Substitute, StaffId? Triager, DateTimeOffset? HandedOverAt, bool TwoTier);

/// <summary>Decides and reads who sees words, for pages, lists and files alike.</summary>
internal sealed class ThreadSights(BinhYenDb db, CommuneDirectory communes)
{
    private static readonly CaseAct[] Hands = [CaseAct.HandOver, CaseAct.TakeOver, CaseAct.Substitute];

    /// <summary>The rule, as plain code over values.</summary>
    /// <param name="case">The case.</param>
    /// <param name="staff">Who looks.</param>
    /// <param name="isLeader">Chief or deputy.</param>
    /// <param name="acceptedAt">When they last accepted the note for this case; null for never.</param>
    /// <param name="isOpened">The chief opened this finished case for them.</param>
    public static ThreadSight Decide(ThreadFacts @case, StaffId staff, bool isLeader, DateTimeOffset? acceptedAt, bool isOpened)
    {
        if (@case.Handler == staff) return @case.HandedOverAt is { } at && (acceptedAt is null || acceptedAt < at) ? ThreadSight.NoteFirst : ThreadSight.Open;
        if (isLeader || isOpened) return ThreadSight.Open;
        if (@case.State is CaseState.Closed or CaseState.Merged) return ThreadSight.Sealed;
        if (!@case.TwoTier || @case.Handler is null || (@case.Triager == staff && @case.HandedOverAt is null)) return ThreadSight.Open;
        if (@case.Substitute == staff) return acceptedAt is null ? ThreadSight.NoteFirst : ThreadSight.Open;
        return ThreadSight.Sealed;
    }

    /// <summary>What this account sees of each of some cases it may see.</summary>
    public async Task<IReadOnlyDictionary<CaseId, ThreadSight>> OfAsync(CurrentStaff staff, IReadOnlyCollection<CaseId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return new Dictionary<CaseId, ThreadSight>();
        var twoTier = await IsTwoTierAsync(staff.CommuneId, cancellationToken);
        var rows = await db.Set<Case>().AsNoTracking().IgnoreAutoIncludes().Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.State, c.Handler, c.SubstituteHandler, c.TriagedBy }).ToListAsync(cancellationToken);
        var hands = await db.Set<CaseEvent>().AsNoTracking().Where(e => ids.Contains(e.CaseId) && Hands.Contains(e.Act))
            .GroupBy(e => e.CaseId).Select(g => new { g.Key, At = g.Max(e => e.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancellationToken);
        var trusts = (await db.Set<ThreadTrust>().AsNoTracking().Where(t => ids.Contains(t.CaseId) && t.StaffId == staff.Id)
            .Select(t => new { t.CaseId, t.At, ByChief = t.OpenedBy != null }).ToListAsync(cancellationToken)).ToLookup(t => t.CaseId);
        var isLeader = staff.Role is StaffRole.PoliceChief or StaffRole.DeputyPoliceChief;
        return rows.ToDictionary(r => r.Id, r => Decide(
            new ThreadFacts(r.State, r.Handler, r.SubstituteHandler, r.TriagedBy, hands.TryGetValue(r.Id, out var at) ? at : null, twoTier), staff.Id, isLeader,
            trusts[r.Id].Where(t => !t.ByChief).Select(t => (DateTimeOffset?)t.At).Max(), trusts[r.Id].Any(t => t.ByChief)));
    }

    /// <summary>The same for one case.</summary>
    public async Task<ThreadSight> OfAsync(CurrentStaff staff, CaseId id, CancellationToken cancellationToken) =>
        (await OfAsync(staff, [id], cancellationToken)).GetValueOrDefault(id, ThreadSight.Sealed);

    /// <summary>Those of some cases whose words this account may read now: <see cref="Decide"/> as a condition of the database.</summary>
    public async Task<IQueryable<Case>> ReadableAsync(CurrentStaff staff, IQueryable<Case> cases, CancellationToken cancellationToken)
    {
        var me = staff.Id;
        var isLeader = staff.Role is StaffRole.PoliceChief or StaffRole.DeputyPoliceChief;
        var twoTier = await IsTwoTierAsync(staff.CommuneId, cancellationToken);
        var (hands, trusts) = (db.Set<CaseEvent>().Where(e => Hands.Contains(e.Act)), db.Set<ThreadTrust>().Where(t => t.StaffId == me));
        return cases.Where(c => c.Handler == me
            ? !hands.Any(e => e.CaseId == c.Id && !trusts.Any(t => t.CaseId == c.Id && t.OpenedBy == null && t.At >= e.At))
            : isLeader
                || (c.State != CaseState.Closed && c.State != CaseState.Merged
                    && (!twoTier || c.Handler == null || (c.TriagedBy == me && !hands.Any(e => e.CaseId == c.Id))
                        || (c.SubstituteHandler == me && trusts.Any(t => t.CaseId == c.Id && t.OpenedBy == null))))
                || trusts.Any(t => t.CaseId == c.Id && t.OpenedBy != null));
    }

    private async Task<bool> IsTwoTierAsync(CommuneId commune, CancellationToken cancellationToken) =>
        (await communes.SettingsAsync(commune, cancellationToken)).Values.TwoTier;
}
