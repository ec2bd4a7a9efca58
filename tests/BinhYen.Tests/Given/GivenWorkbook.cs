using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace BinhYen.Tests.Given;

/// <summary>
/// Builds .xlsx files as Excel and other programs write them, with everything that makes them awkward. A cell is a text,
/// a number (as stored), a date (as serial with a date style) or null for none.
/// </summary>
internal sealed class GivenWorkbook
{
    private readonly List<(string Name, bool Hidden, List<object?[]> Rows, List<string> Merges)> sheets = [];

    public GivenWorkbook Sheet(string name, IEnumerable<object?[]> rows, bool hidden = false, params string[] merges)
    {
        sheets.Add((name, hidden, [.. rows], [.. merges]));
        return this;
    }

    public byte[] Bytes()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var strings = new List<string>();
            for (var i = 0; i < sheets.Count; i++) Write(zip, $"xl/worksheets/sheet{i + 1}.xml", SheetXml(sheets[i].Rows, sheets[i].Merges, strings));
            Write(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                + string.Concat(sheets.Select((s, i) => $"<sheet name=\"{SecurityElement.Escape(s.Name)}\" sheetId=\"{i + 1}\"{(s.Hidden ? " state=\"hidden\"" : "")} r:id=\"rId{i + 1}\"/>")) + "</sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"x\" Target=\"worksheets/sheet{i + 1}.xml\"/>")) + "</Relationships>");
            Write(zip, "xl/sharedStrings.xml", "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + string.Concat(strings.Select(s => $"<si><r><t>{SecurityElement.Escape(s[..(s.Length / 2)])}</t></r><r><t xml:space=\"preserve\">{SecurityElement.Escape(s[(s.Length / 2)..])}</t></r></si>")) + "</sst>");
            Write(zip, "xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
                + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
        }

        return file.ToArray();
    }

    private static string SheetXml(List<object?[]> rows, List<string> merges, List<string> strings)
    {
        var xml = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var r = 0; r < rows.Count; r++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++) Cell(xml, rows[r][c], $"{(char)('A' + c)}{r + 1}", strings, known);
            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        if (merges.Count > 0) xml.Append("<mergeCells>").AppendJoin("", merges.Select(m => $"<mergeCell ref=\"{m}\"/>")).Append("</mergeCells>");
        return xml.Append("</worksheet>").ToString();
    }

    private static void Cell(StringBuilder xml, object? value, string at, List<string> strings, Dictionary<string, int> known)
    {
        switch (value)
        {
            case null: break;
            case DateOnly date: xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"1\"><v>{date.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>"); break;
            case string text:
                if (!known.TryGetValue(text, out var index))
                {
                    index = known[text] = strings.Count;
                    strings.Add(text);
                }

                xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" t=\"s\"><v>{index}</v></c>");
                break;
            default: xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\"><v>{value:R}</v></c>"); break;
        }
    }

    private static void Write(ZipArchive zip, string path, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }
}
