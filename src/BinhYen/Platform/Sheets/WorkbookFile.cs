using System.IO.Compression;
using System.Xml;

namespace BinhYen.Platform.Sheets;

/// <summary>
/// The visible sheets of an .xlsx, streamed. Unpacking is bounded twice: by the sizes the archive declares (which the
/// runtime holds it to) and by the number of characters read.
/// </summary>
internal static class WorkbookFile
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Looks whether it is a workbook of a size that may be read.</summary>
    public static Result Open(byte[] content)
    {
        try
        {
            using var archive = Archive(content);
            if (archive.Entries.Count > SheetLimits.Parts || archive.Entries.Sum(e => e.Length) > SheetLimits.UnpackedBytes) return SheetRefusals.Bomb;
            if (archive.GetEntry("content.xml") is not null && archive.GetEntry("mimetype") is not null) return SheetRefusals.OpenDocument;
            return archive.GetEntry("xl/workbook.xml") is null ? SheetRefusals.NotATable : Result.Done;
        }
        catch (InvalidDataException)
        {
            return SheetRefusals.Damaged;
        }
    }

    /// <summary>
    /// The visible sheets that have anything. What they share is unpacked once for all of them, and together they may have no
    /// more rows than one sheet alone.
    /// </summary>
    /// <param name="content">The workbook.</param>
    /// <param name="most">Rows read from each.</param>
    public static IReadOnlyList<SheetPage> Pages(byte[] content, int most)
    {
        using var archive = Guard(() => Archive(content));
        var book = Guard(() => Book.Read(archive));
        var (pages, together) = (new List<SheetPage>(), 0);
        foreach (var (name, path) in book.Sheets)
        {
            var rows = RowsOf(archive, path, book).Take(Math.Min(most, SheetLimits.Rows - together + 1)).ToList();
            if ((together += rows.Count) > SheetLimits.Rows) throw new SheetBroken(SheetRefusals.TooManyRows);
            if (rows.Count > 0) pages.Add(new SheetPage(name, rows));
        }

        return pages;
    }

    /// <param name="content">The workbook.</param>
    /// <param name="page">Name of the sheet to read; null: the first visible one that has anything.</param>
    public static IEnumerable<SheetRow> Rows(byte[] content, string? page)
    {
        using var archive = Guard(() => Archive(content));
        var book = Guard(() => Book.Read(archive));
        foreach (var sheet in book.Sheets.Where(s => page is null || s.Name == page))
        {
            var found = 0;
            foreach (var row in RowsOf(archive, sheet.Path, book))
            {
                if (++found > SheetLimits.Rows) throw new SheetBroken(SheetRefusals.TooManyRows);
                yield return row;
            }

            if (found > 0) yield break;
        }
    }

    private static IEnumerable<SheetRow> RowsOf(ZipArchive archive, string path, Book book)
    {
        var merges = Guard(() => MergesOf(archive, path));
        using var xml = Guard(() => Part(archive, path));
        var reader = new WorkbookRows(xml, book.Strings, book.DateStyles, book.From1904, merges);
        while (Guard(reader.Next) is { } row)
            if (!row.IsBlank) yield return row;
    }

    // Merged ranges stand behind the rows they concern, so the sheet is walked once before it is read.
    private static List<MergedRange> MergesOf(ZipArchive archive, string path)
    {
        using var xml = Part(archive, path);
        var merges = new List<MergedRange>();
        while (merges.Count < SheetLimits.Merges && xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" } && MergedRange.Parse(xml.GetAttribute("ref")) is { } range) merges.Add(range);
        return [.. merges.OrderBy(m => m.Top)];
    }

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or EndOfStreamException or FormatException or OverflowException)
        {
            throw new SheetBroken(SheetRefusals.Damaged);
        }
    }

    private static ZipArchive Archive(byte[] content) => new(new MemoryStream(content, writable: false), ZipArchiveMode.Read);

    private static XmlReader Part(ZipArchive archive, string path) =>
        XmlReader.Create((archive.GetEntry(path) ?? throw new InvalidDataException("A part is missing.")).Open(), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
            MaxCharactersInDocument = SheetLimits.UnpackedBytes,
        });

    /// <summary>What the sheets share.</summary>
    private sealed record Book(IReadOnlyList<(string Name, string Path)> Sheets, IReadOnlyList<string> Strings, IReadOnlySet<int> DateStyles, bool From1904)
    {
        public static Book Read(ZipArchive archive)
        {
            var (sheets, from1904) = SheetsOf(archive);
            return new Book(sheets, StringsOf(archive), DateStylesOf(archive), from1904);
        }

        private static (IReadOnlyList<(string Name, string Path)> Sheets, bool From1904) SheetsOf(ZipArchive archive)
        {
            var targets = new Dictionary<string, string>(StringComparer.Ordinal);
            using (var xml = Part(archive, "xl/_rels/workbook.xml.rels"))
                while (xml.Read())
                    if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                        targets[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";

            var sheets = new List<(string, string)>();
            var from1904 = false;
            using var book = Part(archive, "xl/workbook.xml");
            while (book.Read())
            {
                if (book.NodeType != XmlNodeType.Element) continue;
                if (book.LocalName == "workbookPr") from1904 = book.GetAttribute("date1904") is "1" or "true";
                if (book.LocalName == "sheet" && sheets.Count < SheetLimits.Pages && (book.GetAttribute("state") ?? "visible") == "visible"
                    && (book.GetAttribute("id", Relations) ?? book.GetAttribute("r:id")) is { } id && targets.TryGetValue(id, out var path))
                    sheets.Add((DelimitedText.Clean(book.GetAttribute("name")), path));
            }

            return (sheets, from1904);
        }

        private static List<string> StringsOf(ZipArchive archive)
        {
            var strings = new List<string>();
            if (archive.GetEntry("xl/sharedStrings.xml") is null) return strings;
            var characters = 0;
            using var xml = Part(archive, "xl/sharedStrings.xml");
            while (xml.Read())
            {
                if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
                var text = DelimitedText.Clean(WorkbookRows.TextWithin(xml));
                if ((characters += text.Length) > SheetLimits.SharedCharacters) throw new SheetBroken(SheetRefusals.Bomb);
                strings.Add(text);
            }

            return strings;
        }

        private static HashSet<int> DateStylesOf(ZipArchive archive)
        {
            var dates = new HashSet<int>();
            if (archive.GetEntry("xl/styles.xml") is null) return dates;
            var formats = new HashSet<int>(Enumerable.Range(14, 9).Concat(Enumerable.Range(45, 3)).Concat(Enumerable.Range(27, 10)));
            var (inCells, index) = (false, 0);
            using var xml = Part(archive, "xl/styles.xml");
            while (xml.Read())
            {
                if (xml.LocalName == "cellXfs") (inCells, index) = (xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement, 0);
                if (xml.NodeType != XmlNodeType.Element) continue;
                if (xml.LocalName == "numFmt" && IsDate(xml.GetAttribute("formatCode") ?? "") && int.TryParse(xml.GetAttribute("numFmtId"), out var own)) formats.Add(own);
                if (inCells && xml.LocalName == "xf")
                {
                    if (int.TryParse(xml.GetAttribute("numFmtId"), out var format) && formats.Contains(format)) dates.Add(index);
                    index++;
                }
            }

            return dates;
        }

        // Letters in quotes and in [brackets] are words and colours, not parts of a date.
        private static bool IsDate(string format)
        {
            var bare = System.Text.RegularExpressions.Regex.Replace(format, "\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            return bare.Any(c => c is 'd' or 'D' or 'y' or 'Y');
        }
    }
}

/// <summary>A merged range; rows and columns from 1 and from 0.</summary>
internal sealed class MergedRange(int top, int bottom, int left, int right)
{
    public int Top => top;
    public int Bottom => bottom;
    public int Left => left;
    public int Right => right;

    /// <summary>Text of its first cell, once that was read.</summary>
    public string Text { get; set; } = "";

    public static MergedRange? Parse(string? reference)
    {
        if (reference?.Split(':') is not [var first, var last]) return null;
        return WorkbookRows.Place(first) is ({ } top, { } left) && WorkbookRows.Place(last) is ({ } bottom, { } right) && bottom >= top && right >= left
            ? new MergedRange(top, bottom, left, Math.Min(right, SheetLimits.Columns - 1))
            : null;
    }
}
