namespace BinhYen.Platform.Sheets;

/// <summary>A column somebody's table may have, as the room that reads it knows it.</summary>
/// <param name="Name">Stable name in forms and rows.</param>
/// <param name="Label">Name on screen.</param>
/// <param name="Words">Header words without marks, "dien thoai"; whole words, the longest match wins.</param>
/// <param name="Looks">Whether a value looks like one of this column; null when only the header can tell.</param>
internal sealed record SheetField(string Name, string Label, IReadOnlyList<string> Words, Func<string, bool>? Looks = null)
{
    /// <summary>Headings that count only when nothing else stands with them: "Tên" names a person, "Tên thôn" does not.</summary>
    public IReadOnlyList<string> Alone { get; init; } = [];

    /// <summary>Set for columns that must not be taken: the sentence that says why.</summary>
    public string? Refused { get; init; }
}

/// <summary>One column of a table and what it is taken for.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Header">What stands above it, both rows of a two-row header together; empty when nothing does.</param>
/// <param name="Field">What it is taken for; null for columns that are left out.</param>
/// <param name="ByContent">True when the values told, not the header.</param>
/// <param name="Samples">The first few values.</param>
internal sealed record SheetColumn(int Index, string Header, SheetField? Field, bool ByContent, IReadOnlyList<string> Samples);

/// <summary>How a table is understood before anybody confirmed it.</summary>
/// <param name="LastHeaderRow">Number of the last row that is title, header or column numbering; 0 when the data begin at once.</param>
/// <param name="Columns">All columns with content, from the left.</param>
internal sealed record SheetGuess(int LastHeaderRow, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>The column taken for a field; null when none is.</summary>
    public SheetColumn? For(string field) => Columns.FirstOrDefault(c => c.Field?.Name == field);
}
