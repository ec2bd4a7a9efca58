using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Positions;

/// <summary>Positions bound to an account: they end at the minute of the hand-over, and somebody with an account may follow.</summary>
internal sealed class PositionHoldings(BinhYenDb db, StaffDirectory directory, EndPosition endPosition, TimeProvider clock) : IAccountHoldings
{
    public IReadOnlyList<string> Columns { get; } = ["position_holdings.staff_id"];

    public IReadOnlyList<HoldingKind> Kinds { get; } = [HoldingKind.Position];

    public async Task<IReadOnlyList<Holding>> OfAsync(StaffId account, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var held = await db.Set<PositionHolding>().AsNoTracking().Where(p => p.StaffId == account && (p.EndsAt == null || p.EndsAt > now)).OrderBy(p => p.Title).ToListAsync(cancellationToken);
        if (held.Count == 0) return [];
        var commune = held[0].CommuneId;
        var holdings = new List<Holding>();
        foreach (var position in held)
        {
            var people = EndPosition.RoleOf(position.Kind) is { } role
                ? await directory.WithRoleAsync(commune, role, cancellationToken)
                : await directory.WhoMayAsync(commune, Permission.SignedIn, cancellationToken);
            holdings.Add(new Holding(HoldingKind.Position, position.Id.ToString(), position.IsActing ? $"{position.Title} (phụ trách thay)" : position.Title)
            {
                MayEnd = true, Takers = [.. people.Select(p => p.Id).Where(p => p != account)],
            });
        }

        return holdings;
    }

    public async Task<Result> PassAsync(Holding holding, Passing passing, CancellationToken cancellationToken)
    {
        var (id, now) = (Guid.Parse(holding.Id), clock.GetUtcNow());
        if (await db.Set<PositionHolding>().SingleOrDefaultAsync(p => p.Id == id && p.StaffId == passing.From && (p.EndsAt == null || p.EndsAt > now), cancellationToken) is not { } held) return Result.Done;
        var at = passing.At > held.StartsAt ? passing.At : held.StartsAt;
        await endPosition.EndAsync(held, at, passing.JournalName, cancellationToken);
        if (passing.To is not { } to || await directory.FindAsync(to, cancellationToken) is not { } card) return Result.Done;
        var next = new PositionHolding
        {
            Id = Guid.CreateVersion7(now), CommuneId = held.CommuneId, Kind = held.Kind, Title = held.Title, HamletId = held.HamletId, HolderName = card.Name, StaffId = to,
            IsActing = held.IsActing, StartsAt = at, Basis = passing.Basis.Length <= 120 ? passing.Basis : passing.Basis[..120],
        };
        db.Add(next);
        if (EndPosition.RoleOf(held.Kind) is { } role && await db.Set<StaffMember>().SingleOrDefaultAsync(s => s.Id == to.Value && s.Role == role, cancellationToken) is { } member) member.ServesUntil = null;
        db.Record(JournalDraft.Of(held.CommuneId, now, "communes.position-filled.v1", $"position:{next.Id}", passing.JournalName, ("kind", held.Kind.ToString()), ("hamlet", held.HamletId?.ToString()), ("acting", held.IsActing)));
        return Result.Done;
    }
}
