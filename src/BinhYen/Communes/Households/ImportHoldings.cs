using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Households;

/// <summary>Lists of households that somebody began to enter and has not finished.</summary>
internal sealed class ImportHoldings(BinhYenDb db, StaffDirectory directory, TimeProvider clock) : IAccountHoldings
{
    private static readonly ImportState[] InHand = [ImportState.Columns, ImportState.Checking, ImportState.Checked, ImportState.Running, ImportState.Undoing];

    public IReadOnlyList<string> Columns { get; } = ["household_imports.by"];

    public IReadOnlyList<HoldingKind> Kinds { get; } = [HoldingKind.HouseholdImport];

    public async Task<IReadOnlyList<Holding>> OfAsync(StaffId account, CancellationToken cancellationToken)
    {
        var imports = await db.Set<HouseholdImport>().AsNoTracking().Where(i => i.By == account && InHand.Contains(i.State))
            .Select(i => new { i.Id, i.CommuneId, i.StartedAt, i.Rows }).OrderBy(i => i.StartedAt).ToListAsync(cancellationToken);
        if (imports.Count == 0) return [];
        var takers = (await directory.WhoMayAsync(imports[0].CommuneId, Permission.ManageOrganisation, cancellationToken)).Select(p => p.Id).Where(p => p != account).ToList();
        return [.. imports.Select(i => new Holding(HoldingKind.HouseholdImport, i.Id.ToString(), $"Danh sách {i.Rows} dòng, bắt đầu {i.StartedAt.InWords()}") { Takers = takers })];
    }

    public async Task<Result> PassAsync(Holding holding, Passing passing, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(holding.Id);
        if (passing.To is not { } to || await db.Set<HouseholdImport>().SingleOrDefaultAsync(i => i.Id == id && i.By == passing.From, cancellationToken) is not { } import) return Result.Done;
        import.By = to;
        db.Record(JournalDraft.Of(passing.CommuneId, clock.GetUtcNow(), "communes.import-passed.v1", $"import:{id}", passing.JournalName, ("to", to.ToString())));
        return Result.Done;
    }
}
