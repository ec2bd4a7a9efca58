namespace BinhYen.Site;

/// <summary>Says of an address that somebody of the staff brings a spreadsheet to it.</summary>
/// <param name="MostBytes">How large the file may be.</param>
internal sealed record SpreadsheetMark(int MostBytes);
