using System.Text;

namespace BinhYen.Platform.Sheets;

/// <summary>
/// A table somebody brings: an .xlsx, a .csv in whatever encoding, or lines pasted from Excel. Opening looks at the first
/// bytes and not at the name; reading streams row by row, any number of times.
/// </summary>
internal sealed class Sheet
{
    private const int LongestName = 100;

    private readonly Func<string?, IEnumerable<SheetRow>> rows;
    private readonly Func<int, IReadOnlyList<SheetPage>> pages;

    private Sheet(Func<IEnumerable<SheetRow>> rows, string form)
        : this(_ => rows(), _ => [], form)
    {
    }

    private Sheet(Func<string?, IEnumerable<SheetRow>> rows, Func<int, IReadOnlyList<SheetPage>> pages, string form) => (this.rows, this.pages, Form) = (rows, pages, form);

    /// <summary>What it was, for the person who brought it: "Excel", "CSV, UTF-8", "CSV, TCVN3 (ABC)", "bảng dán".</summary>
    public string Form { get; }

    /// <summary>What the file was called, without its folder; empty for what was pasted.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The page that is read; null: the only one, or the first.</summary>
    public string? Page { get; private init; }

    /// <summary>Further pages that could be read instead.</summary>
    public IReadOnlyList<string> OtherPages { get; private init; } = [];

    /// <summary>Which page is read and which are not, for the person to check; null when there is one only.</summary>
    public string? PagesInWords =>
        Page is null || OtherPages.Count == 0 ? null : $"Đọc trang “{Page}”{(Name.Length > 0 ? $" của {Name}" : "")}; các trang khác: {string.Join(", ", OtherPages.Select(p => $"“{p}”"))}.";

    /// <summary>Opens an uploaded file.</summary>
    /// <param name="content">What was uploaded.</param>
    /// <param name="name">What it was called, only to say what is wrong with text that is called a workbook; null when nobody knows.</param>
    public static Result<Sheet> Open(byte[] content, string? name = null)
    {
        if (content.Length == 0) return SheetRefusals.Empty;
        if (content.Length > SheetLimits.FileBytes) return SheetRefusals.TooLarge;
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return SheetRefusals.OldExcel;
        if (content.AsSpan().StartsWith("%PDF"u8) || content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) || content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50])) return SheetRefusals.NotATable;
        if (content.AsSpan().StartsWith("PK"u8))
        {
            return WorkbookFile.Open(content) is { Refusal: { } refusal } ? refusal : new Sheet(page => WorkbookFile.Rows(content, page), most => WorkbookFile.Pages(content, most), "Excel") { Name = NameOf(name) };
        }

        // A file renamed by hand, or a web page that a program saved under the name of a workbook: its text would be read as cells.
        if (IsCalledWorkbook(name)) return SheetRefusals.OnlyCalledWorkbook;
        if (VietnameseLetters.Decode(content) is not { } decoded) return content.AsSpan().Contains((byte)0) ? SheetRefusals.NotATable : SheetRefusals.UnknownLetters;
        return IsMarkup(decoded.Text) ? SheetRefusals.NotATable : new Sheet(() => DelimitedText.Rows(decoded.Text), $"CSV, {decoded.Encoding}") { Name = NameOf(name) };
    }

    /// <summary>Opens what was pasted into a box: tabs, or one value in each line.</summary>
    public static Result<Sheet> Paste(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return SheetRefusals.Empty;
        return Encoding.UTF8.GetByteCount(text) > SheetLimits.FileBytes ? SheetRefusals.TooLarge : new Sheet(() => DelimitedText.Rows(text), "bảng dán");
    }

    /// <summary>A workbook whose pages were read before.</summary>
    public static Sheet Kept(string name, IReadOnlyList<SheetPage> pages) => new(
        page => pages.FirstOrDefault(p => page is null || p.Name == page)?.Rows ?? [],
        most => [.. pages.Select(p => p with { Rows = [.. p.Rows.Take(most)] })],
        "Excel")
    {
        Name = name,
    };

    /// <summary>Pages that have anything, each with its first rows; none for text.</summary>
    public Result<IReadOnlyList<SheetPage>> Pages(int most = SheetLimits.HeadRows) => Guard(() => pages(most));

    /// <summary>The same table, read from one of its pages.</summary>
    public Sheet OnPage(string page, IReadOnlyList<string> others) => new(rows, pages, Form) { Name = Name, Page = page, OtherPages = others };

    /// <summary>Runs <paramref name="reader"/> over the rows that have content. A file that turns out damaged on the way is refused.</summary>
    public Result<T> Read<T>(Func<IEnumerable<SheetRow>, T> reader)
        where T : notnull => Guard(() => reader(rows(Page)));

    /// <summary>All rows in memory, for tables that fit there.</summary>
    public Result<IReadOnlyList<SheetRow>> All() => Read<IReadOnlyList<SheetRow>>(all => [.. all]);

    private static Result<T> Guard<T>(Func<T> read)
        where T : notnull
    {
        try
        {
            return read();
        }
        catch (SheetBroken broken)
        {
            return broken.Refusal;
        }
    }

    private static bool IsCalledWorkbook(string? name) => Path.GetExtension(name)?.ToLowerInvariant() is ".xlsx" or ".xlsm" or ".xlsb" or ".xls" or ".ods";

    // Browsers of old sent the folder, too.
    private static string NameOf(string? name) => DelimitedText.Clean(name?.Split('/', '\\')[^1]) is { Length: <= LongestName } text ? text : "";

    private static bool IsMarkup(string text)
    {
        var begin = text.AsSpan().TrimStart(" \t\r\n\ufeff");
        foreach (var mark in (ReadOnlySpan<string>)["<!doctype", "<html", "<?xml", "<table", "{\\rtf"])
            if (begin.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}

/// <summary>Carries a refusal out of the middle of a stream; never leaves <see cref="Sheet.Read"/>.</summary>
internal sealed class SheetBroken(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}
