using BinhYen.Platform.Sheets;
using BinhYen.Platform.Text;

namespace BinhYen.Communes.FirstRun;

/// <summary>Says which columns of a list are not kept, so that nobody believes the telephone numbers are in the machine.</summary>
internal static class UnusedColumns
{
    private const int Named = 6;
    private static readonly HashSet<string> Counters = ["stt", "tt", "so tt", "so thu tu"];

    // Where what is asked for here again and again is found instead.
    private static readonly (string[] Words, string Sentence)[] Instead =
    [
        (["dien thoai", "sdt", "so dt", "di dong"], "Số riêng của từng người máy không cần: bà con gọi số trực ban ở bước 1."),
        (["so ho", "so khau", "nhan khau"], "Số hộ máy đếm theo sổ hộ dân."),
    ];

    /// <returns>The sentence; null when every column with a heading is used.</returns>
    public static string? Of(SheetGuess guess)
    {
        var left = guess.Columns.Where(c => c.Field is null && c.Header.Length is > 0 and <= 80 && !Counters.Contains(string.Join(' ', VietnameseText.Words(c.Header)))).Select(c => c.Header).Distinct().ToList();
        if (left.Count == 0) return null;
        var more = left.Count > Named ? $" và {left.Count - Named} cột nữa" : "";
        var words = left.ConvertAll(header => $" {string.Join(' ', VietnameseText.Words(header))} ");
        var instead = Instead.Where(i => words.Exists(w => i.Words.Any(word => w.Contains($" {word} ", StringComparison.Ordinal)))).Select(i => $" {i.Sentence}");
        return $"Không giữ cột {string.Join(", ", left.Take(Named).Select(header => $"“{header}”"))}{more}: bước này chưa cần.{string.Concat(instead)}";
    }
}
