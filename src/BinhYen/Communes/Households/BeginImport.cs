using System.Text.Json;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Sheets;
using BinhYen.Platform.Storage;
using BinhYen.Staff;

namespace BinhYen.Communes.Households;

/// <summary>
/// Takes a table in: guesses its columns, drops those that must not be taken, and keeps the rest sealed until a
/// person has confirmed what is what.
/// </summary>
internal sealed class BeginImport(BinhYenDb db, SealedRecords records, ImportTable tables, TimeProvider clock)
{
    private const int HeadRows = 100;

    public async Task<Result<HouseholdImport>> HandleAsync(CurrentStaff by, Result<Sheet> opened, CancellationToken cancellationToken)
    {
        if (!opened.TryGet(out var sheet, out var refusal)) return refusal;
        if (!sheet.Read<IReadOnlyList<SheetRow>>(rows => [.. rows.Take(HeadRows)]).TryGet(out var head, out refusal)) return refusal;
        var guess = GuessColumns.Of(head, HouseholdFields.All);
        var kept = guess.Columns.Where(c => c.Field?.Refused is null).ToList();
        if (kept.Count == 0) return SheetRefusals.Empty;

        if (!sheet.Read<IReadOnlyList<SheetRow>>(rows => [.. rows.Where(r => r.Number > guess.LastHeaderRow).Select(r => Narrow(r, kept)).Where(r => !r.IsBlank)]).TryGet(out var table, out refusal)) return refusal;
        if (table.Count == 0) return SheetRefusals.Empty;
        var now = clock.GetUtcNow();
        var key = await records.NewKeyAsync(by.CommuneId, cancellationToken);
        var import = new HouseholdImport
        {
            Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, By = by.Id, StartedAt = now, State = ImportState.Columns, Form = sheet.Form, Rows = table.Count,
            KeyId = key, Table = await tables.SealAsync(key, table, cancellationToken), ColumnsJson = JsonSerializer.Serialize(ColumnsOf(guess, kept)),
        };
        db.Add(import);
        db.Record(JournalDraft.Of(by.CommuneId, now, "communes.household-import-begun.v1", $"import:{import.Id}", by.JournalName, ("rows", import.Rows), ("form", import.Form)));
        await db.SaveChangesAsync(cancellationToken);
        return import;
    }

    // A long number that no header explains could be that of a paper in one row only: it goes, too.
    private static SheetRow Narrow(SheetRow row, List<SheetColumn> kept) => new(row.Number, [.. kept.Select(c => HouseholdFields.IsPaperNumber(row[c.Index]) ? "" : row[c.Index])]);

    private static ImportColumns ColumnsOf(SheetGuess guess, List<SheetColumn> kept) => new(
        [.. kept.Select(c => new ImportColumn(HeaderOf(c), c.Field?.Name ?? "", c.ByContent))],
        [.. guess.Columns.Where(c => c.Field?.Refused is not null).Select(c => new RefusedColumn(HeaderOf(c), c.Field!.Refused!))]);

    private static string HeaderOf(SheetColumn column) =>
        column.Header.Length is > 0 and <= 80 ? column.Header : $"Cột {(column.Index < 26 ? "" : ((char)('A' + column.Index / 26 - 1)).ToString())}{(char)('A' + column.Index % 26)}";
}
