namespace BinhYen.Platform.Sheets;

/// <summary>One page of a workbook.</summary>
/// <param name="Name">As its tab is called.</param>
/// <param name="Rows">Rows that have content; where only a look was asked for, the first ones.</param>
internal sealed record SheetPage(string Name, IReadOnlyList<SheetRow> Rows);
