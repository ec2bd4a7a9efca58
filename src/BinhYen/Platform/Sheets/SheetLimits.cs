namespace BinhYen.Platform.Sheets;

/// <summary>How large a table may be. A commune has at most some 30,000 households; the limits leave room and stop abuse.</summary>
internal static class SheetLimits
{
    /// <summary>Bytes of the file as uploaded.</summary>
    public const int FileBytes = 20 * 1024 * 1024;

    /// <summary>Bytes of an .xlsx when unpacked: a packed bomb of a few kilobytes grows to gigabytes.</summary>
    public const long UnpackedBytes = 256L * 1024 * 1024;

    /// <summary>Parts inside an .xlsx.</summary>
    public const int Parts = 2_000;

    /// <summary>Rows with content that are read.</summary>
    public const int Rows = 100_000;

    /// <summary>Visible sheets of a workbook that are looked at; those behind them are left out.</summary>
    public const int Pages = 40;

    /// <summary>Rows of a sheet that are looked at to see what it is.</summary>
    public const int HeadRows = 100;

    /// <summary>Columns that are read; what lies to the right is left out.</summary>
    public const int Columns = 60;

    /// <summary>Characters of one cell; the rest is cut.</summary>
    public const int CellCharacters = 500;

    /// <summary>Characters of all shared strings of a workbook together.</summary>
    public const int SharedCharacters = 24_000_000;

    /// <summary>Merged ranges that are honoured.</summary>
    public const int Merges = 20_000;

    /// <summary>Merged ranges that may cover one row.</summary>
    public const int OpenMerges = 200;
}
