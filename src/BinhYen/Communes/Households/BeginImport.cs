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
    public async Task<Result<HouseholdImport>> HandleAsync(CurrentStaff by, Result<Sheet> opened, CancellationToken cancellationToken)
    {
        if (!opened.TryGet(out var given, out var refusal)) return refusal;
        if (!Read(given, null).TryGet(out var read, out refusal)) return refusal;
        var now = clock.GetUtcNow();
        var key = await records.NewKeyAsync(by.CommuneId, cancellationToken);
        var import = new HouseholdImport
        {
            Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, By = by.Id, StartedAt = now, State = ImportState.Columns, Form = given.Form, Rows = read.Table.Count,
            KeyId = key, Table = await tables.SealAsync(key, read.Table, cancellationToken), ColumnsJson = JsonSerializer.Serialize(read.Columns),
        };
        // Pages that cannot be kept within the limits leave no choice; the one that was read is there all the same.
        if (read.Columns.Pages is not null && KeptPages.Of(given).TryGet(out var pages, out _)) import.Pages = await tables.SealPagesAsync(key, pages, cancellationToken);
        db.Add(import);
        db.Record(JournalDraft.Of(by.CommuneId, now, "communes.household-import-begun.v1", $"import:{import.Id}", by.JournalName, ("rows", import.Rows), ("form", import.Form)));
        await db.SaveChangesAsync(cancellationToken);
        return import;
    }

    /// <summary>Reads another page of the workbook instead, while nothing was confirmed yet.</summary>
    public async Task<Result> ReadPageAsync(CurrentStaff by, HouseholdImport import, string page, CancellationToken cancellationToken)
    {
        var pages = import.State is ImportState.Columns ? await tables.OpenPagesAsync(import, cancellationToken) : [];
        if (!pages.Any(p => p.Name == page)) return new Refusal("communes.import-page-gone", "Trang này không còn đọc được. Tải lại tệp ở trang trước.", RefusalKind.Conflict);
        if (!Read(Sheet.Kept(import.Columns.File, pages), page).TryGet(out var read, out var refusal)) return refusal;
        (import.Rows, import.Table, import.ColumnsJson) = (read.Table.Count, await tables.SealAsync(import.KeyId, read.Table, cancellationToken), JsonSerializer.Serialize(read.Columns));
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "communes.household-import-page-chosen.v1", $"import:{import.Id}", by.JournalName, ("rows", import.Rows)));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    // The page somebody chose, or the one that fits best; its columns as guessed, its rows without what must not be taken.
    private static Result<(IReadOnlyList<SheetRow> Table, ImportColumns Columns)> Read(Sheet given, string? page)
    {
        if (!PickPage.Of(given, HouseholdFields.All, HouseholdFields.PageCalled, page).TryGet(out var picked, out var refusal)) return refusal;
        var sheet = picked.Sheet;
        if (!sheet.Read<IReadOnlyList<SheetRow>>(rows => [.. rows.Take(SheetLimits.HeadRows)]).TryGet(out var head, out refusal)) return refusal;
        var guess = GuessColumns.Of(head, HouseholdFields.All);
        var kept = guess.Columns.Where(c => c.Field?.Refused is null).ToList();
        if (kept.Count == 0) return SheetRefusals.Empty;
        if (!sheet.Read<IReadOnlyList<SheetRow>>(rows => [.. rows.Where(r => r.Number > guess.LastHeaderRow).Select(r => Narrow(r, kept)).Where(r => !r.IsBlank)]).TryGet(out var table, out refusal)) return refusal;
        if (table.Count == 0) return SheetRefusals.Empty;
        return (table, ColumnsOf(guess, kept) with { File = sheet.Name, Pages = sheet.PagesInWords is { } words ? new ImportPages(sheet.Page!, sheet.OtherPages, words) : null });
    }

    // A long number that no header explains could be that of a paper in one row only: it goes, too.
    private static SheetRow Narrow(SheetRow row, List<SheetColumn> kept) => new(row.Number, [.. kept.Select(c => HouseholdFields.IsPaperNumber(row[c.Index]) ? "" : row[c.Index])]);

    private static ImportColumns ColumnsOf(SheetGuess guess, List<SheetColumn> kept) => new(
        [.. kept.Select(c => new ImportColumn(HeaderOf(c), c.Field?.Name ?? "", c.ByContent))],
        [.. guess.Columns.Where(c => c.Field?.Refused is not null).Select(c => new RefusedColumn(HeaderOf(c), c.Field!.Refused!))]);

    private static string HeaderOf(SheetColumn column) =>
        column.Header.Length is > 0 and <= 80 ? column.Header : $"Cột {(column.Index < 26 ? "" : ((char)('A' + column.Index / 26 - 1)).ToString())}{(char)('A' + column.Index % 26)}";
}
