using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes;

/// <summary>One seat that somebody has because of a position.</summary>
/// <param name="Hamlet">Where.</param>
/// <param name="Title">As printed.</param>
/// <param name="Holder">Who holds it at that instant, or who acts while nobody does; null for a vacant one.</param>
/// <param name="Acting">Who stands in beside the holder; null when nobody.</param>
internal sealed record ExOfficioSeat(Hamlet Hamlet, string Title, PositionHolding? Holder, PositionHolding? Acting);

/// <summary>
/// Expands "Trưởng thôn của mỗi thôn" into people, as it was on a day: papers of June show the member of June. Hamlets
/// that did not exist on that day have no seat.
/// </summary>
internal sealed class ExOfficio(BinhYenDb db, CommuneDirectory communes)
{
    public async Task<IReadOnlyList<ExOfficioSeat>> ExpandAsync(CommuneId commune, PositionKind kind, DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var day = VietnamTime.DateOf(instant);
        var hamlets = (await communes.HamletsAsync(commune, cancellationToken, withEnded: true)).Where(h => (h.StartedOn is null || h.StartedOn <= day) && (h.EndedOn is null || h.EndedOn >= day));
        var holdings = await db.Set<PositionHolding>().AsNoTracking().Where(p => p.CommuneId == commune && p.Kind == kind && p.HamletId != null).ToListAsync(cancellationToken);
        return [.. hamlets.Select(h => Seat(h, kind, holdings, instant))];
    }

    /// <summary>The seat of one hamlet at an instant; pure.</summary>
    public static ExOfficioSeat Seat(Hamlet hamlet, PositionKind kind, IEnumerable<PositionHolding> holdings, DateTimeOffset instant)
    {
        var held = holdings.Where(p => p.HamletId == hamlet.Id && p.Kind == kind && p.IsHeldAt(instant)).ToList();
        return new ExOfficioSeat(hamlet, Positions.PositionWords.Title(kind, hamlet), held.Find(p => !p.IsActing), held.Find(p => p.IsActing));
    }
}
