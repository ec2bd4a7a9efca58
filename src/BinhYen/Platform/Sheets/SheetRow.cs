namespace BinhYen.Platform.Sheets;

/// <summary>One row of a table as somebody typed it.</summary>
/// <param name="Number">The row's number as Excel shows it, 1, 2, 3 …; for pasted text the line.</param>
/// <param name="Cells">
/// Text of each column, composed (NFC), without blanks around it; empty for blank cells. A merged cell gives its text to
/// every row and column it covers. Whole numbers have no point, dates read "23/11/2026".
/// </param>
internal sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The text of a column; empty beyond the last one.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";

    public bool IsBlank => Cells.All(c => c.Length == 0);
}
