using System.Globalization;
using System.Text;
using System.Xml;

namespace BinhYen.Platform.Sheets;

/// <summary>Reads the rows of one sheet of a workbook, one after the other.</summary>
internal sealed class WorkbookRows(XmlReader xml, IReadOnlyList<string> strings, IReadOnlySet<int> dateStyles, bool from1904, List<MergedRange> merges)
{
    private readonly List<MergedRange> open = [];
    private int nextMerge;
    private int number;

    /// <summary>The next row, blank ones too; null at the end.</summary>
    public SheetRow? Next()
    {
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : number + 1;
            var cells = new List<string>();
            if (!xml.IsEmptyElement) ReadCells(cells);
            Merge(cells);
            return new SheetRow(number, cells);
        }

        return null;
    }

    /// <summary>Row (from 1) and column (from 0) of "AB12"; nulls when it is no address.</summary>
    public static (int? Row, int? Column) Place(string? address)
    {
        var (column, at) = (0, 0);
        for (; at < address?.Length && char.IsAsciiLetter(address[at]) && at < 4; at++) column = column * 26 + (char.ToUpperInvariant(address[at]) - 'A' + 1);
        return at > 0 && int.TryParse(address.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? (row, column - 1) : (null, null);
    }

    /// <summary>All text of the element the reader stands on, without the readings that Asian fonts add.</summary>
    public static string TextWithin(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (depth, text) = (xml.Depth, new StringBuilder());
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) xml.Skip();
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA && text.Length < 4 * SheetLimits.CellCharacters) text.Append(xml.Value);
        }

        return text.ToString();
    }

    private void ReadCells(List<string> cells)
    {
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            var column = Place(xml.GetAttribute("r")).Column ?? cells.Count;
            var (type, style) = (xml.GetAttribute("t"), int.TryParse(xml.GetAttribute("s"), out var s) ? s : 0);
            var text = CellText(type, style);
            if (column >= SheetLimits.Columns || text.Length == 0) continue;
            while (cells.Count <= column) cells.Add("");
            cells[column] = text;
        }
    }

    private string CellText(string? type, int style)
    {
        if (xml.IsEmptyElement) return "";
        var (depth, value, inline) = (xml.Depth, "", "");
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "v") value = TextWithin(xml);
            else if (xml.LocalName == "is") inline = TextWithin(xml);
        }

        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index] : "",
            "inlineStr" => DelimitedText.Clean(inline),
            "b" => value == "1" ? "có" : "không",
            "e" => "",
            "str" or "d" => DelimitedText.Clean(value),
            _ => NumberText(value, style),
        };
    }

    private string NumberText(string value, int style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return DelimitedText.Clean(value);
        if (dateStyles.Contains(style) && DateText(number) is { } date) return date;
        return Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture) : value;
    }

    // Excel counts days from 30/12/1899 (it believes in 29/2/1900), old Macs from 1904.
    private string? DateText(double serial)
    {
        if (serial is < 1 or > 2_958_465) return null;
        var time = (from1904 ? new DateTime(1904, 1, 1) : new DateTime(1899, 12, 30)).AddDays(serial);
        return time.TimeOfDay < TimeSpan.FromSeconds(1) ? time.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : time.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
    }

    private void Merge(List<string> cells)
    {
        for (; nextMerge < merges.Count && merges[nextMerge].Top <= number; nextMerge++) open.Add(merges[nextMerge]);
        open.RemoveAll(m => m.Bottom < number);
        if (open.Count > SheetLimits.OpenMerges) throw new SheetBroken(SheetRefusals.Damaged);
        foreach (var merge in open)
        {
            if (merge.Top == number) merge.Text = merge.Left < cells.Count ? cells[merge.Left] : "";
            if (merge.Text.Length == 0) continue;
            while (cells.Count <= merge.Right) cells.Add("");
            for (var column = merge.Left; column <= merge.Right; column++) cells[column] = merge.Text;
        }
    }
}
