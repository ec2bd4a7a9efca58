using System.Globalization;
using BinhYen.Platform.Text;

namespace BinhYen.Platform.Sheets;

/// <summary>Reads what people write into cells. Null means: not understood; blank cells are for the caller to tell apart.</summary>
internal static class SheetCells
{
    private static readonly HashSet<string> YesWords = ["x", "co", "roi", "da", "da tham gia", "tham gia", "dung", "yes", "y", "true", "v", "1", "✓", "✔", "ok", "da vao", "da vao nhom"];
    private static readonly HashSet<string> NoWords = ["khong", "chua", "chua tham gia", "khong tham gia", "no", "n", "false", "0", "-", "k", "ko", "khong co", "chua co", "chua vao"];
    private static readonly string[] DateForms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "d/M/yyyy HH:mm"];

    /// <summary>
    /// A Vietnamese telephone number in ten or eleven digits. Excel drops the zero of a number typed without a quote, so
    /// nine digits get it back; +84 and 84 become 0, dots and blanks go away.
    /// </summary>
    public static string? Phone(string cell)
    {
        var digits = string.Concat(cell.Where(char.IsAsciiDigit));
        if (cell.Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '.' or '-' or '+' or '(' or ')' or '\'' or '\u00a0'))) return null;
        if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is 11 or 12 && digits[0] == '8' && digits[1] == '4') digits = "0" + digits[2..];
        if (digits.Length == 9 && digits[0] != '0') digits = "0" + digits;
        return digits.Length is 10 or 11 && digits[0] == '0' ? digits : null;
    }

    /// <summary>"0100 000 401": as people read a number out.</summary>
    public static string PhoneInWords(string digits) => digits.Length == 10 ? $"{digits[..4]} {digits[4..7]} {digits[7..]}" : digits;

    /// <summary>Ticks and words for yes and no.</summary>
    public static bool? YesNo(string cell)
    {
        var word = VietnameseText.Fold(cell).Trim('.', ' ');
        return YesWords.Contains(word) ? true : NoWords.Contains(word) ? false : null;
    }

    /// <summary>A count from 0, "1.024" and "1 024" too.</summary>
    public static int? Count(string cell)
    {
        var digits = cell.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 10_000_000 ? count : null;
    }

    /// <summary>A date, day first as everywhere in Vietnam; a bare serial number of Excel between 1950 and 2100 too.</summary>
    public static DateOnly? Date(string cell)
    {
        if (DateTime.TryParseExact(cell, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return DateOnly.FromDateTime(date);
        return int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is > 18_264 and < 73_051 ? new DateOnly(1899, 12, 30).AddDays(serial) : null;
    }
}
