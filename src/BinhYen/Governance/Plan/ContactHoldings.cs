using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Governance.Plan;

/// <summary>Bodies a person speaks for: somebody follows, or the body has no contact until the leadership names one.</summary>
internal sealed class ContactHoldings(BinhYenDb db, StaffDirectory directory, TimeProvider clock) : IAccountHoldings
{
    public IReadOnlyList<string> Columns { get; } = ["unit_contacts.staff_id"];

    public IReadOnlyList<HoldingKind> Kinds { get; } = [HoldingKind.BodyContact];

    public async Task<IReadOnlyList<Holding>> OfAsync(StaffId account, CancellationToken cancellationToken)
    {
        var held = await db.Set<UnitContact>().AsNoTracking().Where(c => c.StaffId == account).Join(db.Set<CommuneUnit>(), c => c.UnitId, u => u.Id, (c, u) => new { c.CommuneId, c.UnitId, u.Name }).OrderBy(c => c.Name).ToListAsync(cancellationToken);
        if (held.Count == 0) return [];
        var people = (await directory.WhoMayAsync(held[0].CommuneId, Permission.ReadFigures, cancellationToken)).Where(p => p.Id != account).Select(p => p.Id).ToList();
        return [.. held.Select(c => new Holding(HoldingKind.BodyContact, c.UnitId.ToString(), c.Name) { Takers = people, MayEnd = true })];
    }

    public async Task<Result> PassAsync(Holding holding, Passing passing, CancellationToken cancellationToken)
    {
        var unit = Guid.Parse(holding.Id);
        if (await db.Set<UnitContact>().SingleOrDefaultAsync(c => c.UnitId == unit && c.StaffId == passing.From, cancellationToken) is not { } held) return Result.Done;
        db.Remove(held);
        if (passing.To is { } to && !await db.Set<UnitContact>().AnyAsync(c => c.UnitId == unit && c.StaffId == to, cancellationToken))
            db.Add(new UnitContact { UnitId = unit, StaffId = to, CommuneId = held.CommuneId, Since = clock.Today() });
        db.Record(JournalDraft.Of(passing.CommuneId, clock.GetUtcNow(), "governance.contact-passed.v1", $"unit:{unit}", passing.JournalName, ("to", passing.To?.ToString())));
        return Result.Done;
    }
}
