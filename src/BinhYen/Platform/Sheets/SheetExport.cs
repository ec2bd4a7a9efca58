using System.Text;
using MiniExcelLibs;

namespace BinhYen.Platform.Sheets;

/// <summary>
/// Writes tables that people open in Excel. No cell can become a formula: a value that begins with = + - @ or a tab
/// gets an apostrophe, and in .xlsx every cell is text, so that telephone numbers keep their zero.
/// </summary>
internal static class SheetExport
{
    /// <summary>The value as it may stand in a cell.</summary>
    public static string Safe(string? value) =>
        string.IsNullOrEmpty(value) ? "" : value.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || value[0] is '\t' or '\r' or '\n' ? "'" + value : value;

    /// <summary>CSV as a Vietnamese Excel opens it: UTF-8 with mark, semicolons, quoted.</summary>
    public static byte[] Csv(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(headers)) text.AppendJoin(';', row.Select(Quoted)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>An .xlsx with one sheet, written row by row.</summary>
    public static async Task<byte[]> WorkbookAsync(string sheet, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        var records = rows.Select(row => (IDictionary<string, object>)headers.Select((h, i) => (h, Value: (object)Safe(row[i]))).ToDictionary(x => x.h, x => x.Value));
        await file.SaveAsAsync(records.DefaultIfEmpty(headers.ToDictionary(h => h, _ => (object)"")), printHeader: true, sheetName: sheet, cancellationToken: cancellationToken);
        return file.ToArray();
    }

    private static string Quoted(string? value) => $"\"{Safe(value).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
