using BinhYen.Platform.Text;

namespace BinhYen.Platform.Sheets;

/// <summary>Knows the row under a list that adds it up: “Tổng cộng”, “Cộng: 12 thôn”. The one place that has these words.</summary>
internal static class TotalRows
{
    private static readonly HashSet<string> Words = ["tong", "tong cong", "cong", "tong so", "cong chung", "tong cong chung"];

    // What may follow without making it a name: "Tổng số hộ: 40 hộ".
    private static readonly HashSet<string> Counted = ["so", "ho", "dan", "thon", "xom", "ap", "ban", "to", "nguoi", "khau", "nhan", "don", "vi", "dia", "toan", "xa", "phuong"];

    // With its marks, or with none at all: "Tống Toàn" and "Công" are names of people.
    private static readonly string[] FirstWords = ["tổng", "tong", "cộng", "cong"];

    // With their marks these begin no name; without them "tong cong" could be the family Tống Công.
    private static readonly string[] Openings = ["tổng cộng", "tổng số"];

    /// <summary>Whether one of the cells says that the row adds the others up.</summary>
    public static bool Is(SheetRow row) => row.Cells.Any(cell => cell.Length is > 0 and < 40 && IsBare(cell)) || row.Cells.FirstOrDefault(c => c.Length > 0) is { } first && Names(first);

    /// <summary>Whether a text that should be a name is the heading of a total instead.</summary>
    public static bool Names(string cell)
    {
        var written = VietnameseText.Compose(cell.Trim());
        return IsBare(cell) || Openings.Any(o => written.StartsWith(o, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsBare(string cell)
    {
        if (!FirstWords.Any(first => VietnameseText.Compose(cell).TrimStart(' ', '(', '-', '*').StartsWith(first, StringComparison.OrdinalIgnoreCase))) return false;
        var words = VietnameseText.Words(cell).Where(w => !w.All(char.IsAsciiDigit)).ToList();
        while (words.Count > 1 && Counted.Contains(words[^1]) && !Words.Contains(string.Join(' ', words))) words.RemoveAt(words.Count - 1);
        return Words.Contains(string.Join(' ', words));
    }
}
