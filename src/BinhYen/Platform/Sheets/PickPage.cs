using BinhYen.Platform.Text;

namespace BinhYen.Platform.Sheets;

/// <summary>
/// Finds in a workbook the page somebody means: a commune keeps hamlets, staff and households in one file. The page whose
/// headings name most of what is asked for is taken, and the reader says which one it was.
/// </summary>
internal static class PickPage
{
    /// <param name="sheet">What was brought.</param>
    /// <param name="fields">Columns that are asked for.</param>
    /// <param name="called">Words by which such a page is called, without marks: "can bo".</param>
    /// <param name="wanted">The page somebody chose; null: the one that fits best.</param>
    /// <returns>The table on its page, and whether its headings say anything that is asked for; text and workbooks of one page always fit.</returns>
    public static Result<(Sheet Sheet, bool Fits)> Of(Sheet sheet, IReadOnlyList<SheetField> fields, IReadOnlyList<string> called, string? wanted = null)
    {
        if (!sheet.Pages().TryGet(out var pages, out var refusal)) return refusal;
        if (pages.Count <= 1) return (sheet, true);
        var chosen = pages.FirstOrDefault(p => p.Name == wanted);
        var best = chosen ?? pages.MaxBy(p => ScoreOf(p, fields, called))!;
        return (sheet.OnPage(best.Name, [.. pages.Where(p => p != best).Select(p => p.Name)]), chosen is not null || ScoreOf(best, fields, called).Named > 0);
    }

    // Of two pages that name as much the one that is called so, then the one whose headings are closer; MaxBy takes the first of equals.
    private static (int Named, bool IsCalled, int Letters) ScoreOf(SheetPage page, IReadOnlyList<SheetField> fields, IReadOnlyList<string> called)
    {
        var named = GuessColumns.Of(page.Rows, fields).Columns.Where(c => c is { Field.Refused: null, ByContent: false }).ToList();
        var name = $" {string.Join(' ', VietnameseText.Words(page.Name))} ";
        return (named.Count, called.Any(word => name.Contains($" {word} ", StringComparison.Ordinal)), named.Sum(c => GuessColumns.Closeness(c.Header, c.Field!)));
    }
}
