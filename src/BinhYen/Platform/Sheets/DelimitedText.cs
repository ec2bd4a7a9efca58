using System.Globalization;
using BinhYen.Platform.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace BinhYen.Platform.Sheets;

/// <summary>Rows of text divided by tabs, semicolons or commas; quoted fields may hold line breaks.</summary>
internal static class DelimitedText
{
    private static readonly char[] Dividers = ['\t', ';', ',', '|'];

    public static IEnumerable<SheetRow> Rows(string text)
    {
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DividerOf(text).ToString(), BadDataFound = null, IgnoreBlankLines = true, MaxFieldSize = 32_000, LineBreakInQuotedFieldIsBadData = false,
        });
        var found = 0;
        while (Next(parser))
        {
            var row = new SheetRow(parser.RawRow, [.. parser.Record!.Take(SheetLimits.Columns).Select(Clean)]);
            if (row.IsBlank) continue;
            if (++found > SheetLimits.Rows) throw new SheetBroken(SheetRefusals.TooManyRows);
            yield return row;
        }
    }

    /// <summary>The text of a cell as it is kept: composed, one line, bounded.</summary>
    public static string Clean(string? cell)
    {
        if (string.IsNullOrWhiteSpace(cell)) return "";
        var line = cell.Length > SheetLimits.CellCharacters ? cell[..SheetLimits.CellCharacters] : cell;
        return string.Join(' ', VietnameseText.Compose(line).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('\u200b', '\ufeff', ' ');
    }

    // The divider that divides the most lines into the same number of parts; a comma in an address alone does not win.
    private static char DividerOf(string text)
    {
        var lines = text.Split('\n', 60).Take(50).Where(l => !string.IsNullOrWhiteSpace(l)).ToList();
        return Dividers.MaxBy(d => lines.Select(l => l.Count(c => c == d)).Where(n => n > 0).GroupBy(n => n).Select(g => g.Count() * Math.Min(g.Key, 3)).DefaultIfEmpty(0).Max());
    }

    private static bool Next(CsvParser parser)
    {
        try
        {
            return parser.Read();
        }
        catch (CsvHelperException)
        {
            throw new SheetBroken(SheetRefusals.Damaged);
        }
    }
}
