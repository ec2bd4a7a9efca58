using BinhYen.Platform.Sheets;

namespace BinhYen.Communes.Households;

/// <summary>All pages of a workbook as they may be kept between two steps: what must not be taken is gone from every one of them .</summary>
internal static class KeptPages
{
    /// <returns>None for text, which has no pages.</returns>
    public static Result<IReadOnlyList<SheetPage>> Of(Sheet sheet)
    {
        if (!sheet.Pages(SheetLimits.Rows).TryGet(out var pages, out var refusal)) return refusal;
        return pages.Select(Narrowed).ToList();
    }

    private static SheetPage Narrowed(SheetPage page)
    {
        var guess = GuessColumns.Of([.. page.Rows.Take(SheetLimits.HeadRows)], HouseholdFields.All);
        var refused = guess.Columns.Where(c => c.Field?.Refused is not null).Select(c => c.Index).ToHashSet();
        return page with { Rows = [.. page.Rows.Select(row => row.Number <= guess.LastHeaderRow ? row : new SheetRow(row.Number, [.. row.Cells.Select((cell, c) => refused.Contains(c) || HouseholdFields.IsPaperNumber(cell) ? "" : cell)]))] };
    }
}
