using BinhYen.Platform.Sheets;
using BinhYen.Platform.Text;

namespace BinhYen.Communes.FirstRun;

/// <summary>Says which columns of a list are not kept, so that nobody believes the telephone numbers are in the machine.</summary>
internal static class UnusedColumns
{
    private const int Named = 6;
    private static readonly HashSet<string> Counters = ["stt", "tt", "so tt", "so thu tu"];

    /// <returns>The sentence; null when every column with a heading is used.</returns>
    public static string? Of(SheetGuess guess)
    {
        var left = guess.Columns.Where(c => c.Field is null && c.Header.Length is > 0 and <= 80 && !Counters.Contains(string.Join(' ', VietnameseText.Words(c.Header)))).Select(c => c.Header).Distinct().ToList();
        if (left.Count == 0) return null;
        var more = left.Count > Named ? $" và {left.Count - Named} cột nữa" : "";
        return $"Không giữ cột {string.Join(", ", left.Take(Named).Select(header => $"“{header}”"))}{more}: bước này chưa cần.";
    }
}
