using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace BinhYen.Platform.Sheets;

/// <summary>Pages of a workbook as bytes to be sealed: one line for each row, a line that begins with a form feed for each page.</summary>
internal static class PackedPages
{
    private const char PageMark = '\f';

    public static byte[] Pack(IEnumerable<SheetPage> pages)
    {
        using var packed = new MemoryStream();
        using (var text = new StreamWriter(new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true), new UTF8Encoding(false)))
            foreach (var page in pages)
            {
                text.WriteLine($"{PageMark}{page.Name}");
                foreach (var row in page.Rows) text.WriteLine($"{row.Number.ToString(CultureInfo.InvariantCulture)}\t{string.Join('\t', row.Cells)}");
            }

        return packed.ToArray();
    }

    public static IReadOnlyList<SheetPage> Unpack(byte[] packed)
    {
        using var text = new StreamReader(new BrotliStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress));
        var pages = new List<(string Name, List<SheetRow> Rows)>();
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith(PageMark)) pages.Add((line[1..], []));
            else if (line.Split('\t') is [var number, .. var cells]) pages[^1].Rows.Add(new SheetRow(int.Parse(number, CultureInfo.InvariantCulture), cells));
        }

        return [.. pages.Select(p => new SheetPage(p.Name, p.Rows))];
    }
}
