using BinhYen.Platform.Text;

namespace BinhYen.Conversations.Understanding;

/// <summary>“Thôi”, “hủy”, “hết”, “dừng” as a message of their own; inside a sentence they mean nothing here.</summary>
internal static class StopCommand
{
    private static readonly HashSet<string> _commands =
    [
        "thoi", "huy", "het", "dung", "stop", "huy tin", "huy bo", "dung lai", "het roi", "thoi khong gui nua", "khong gui nua",
        "khong bao nua", "thoi khong bao nua", "thoi khoi", "huy di", "thoi duoc roi", "ket thuc", "thoat", "bo qua di", "thoi huy",
    ];

    // "Dạ hết rồi ạ" answers whoever asked whether there is more.
    private static readonly HashSet<string> _answers = ["het", "het roi", "ket thuc"];

    private static readonly HashSet<string> _politeWords = ["a", "nhe", "nha", "anh", "em", "chi", "chu", "da", "vang", "cho", "toi", "oi", "giup"];

    // No command is that long, whatever politeness stands around it.
    private const int LongestCommand = 120;

    /// <summary>True when the last message is such a command, politeness aside.</summary>
    public static bool IsIn(IReadOnlyList<string> messages) =>
        messages.Count > 0 && messages[^1].Length <= LongestCommand && IsMarkedAsCommand(messages[^1]) && _commands.Contains(Core(messages[^1]));

    /// <summary>True when such a command says that nothing more comes, and takes nothing back.</summary>
    public static bool SaysThatThisIsAll(string message) => _answers.Contains(Core(message));

    /// <summary>True for "dung" typed without marks: "dừng" to one, "đúng" to another, and nothing is destroyed on such a word.</summary>
    public static bool MayBeYes(string message) => Core(message) == "dung" && message.All(char.IsAscii);

    private static string Core(string message) => string.Join(' ', VietnameseText.Words(message).Where(word => !_politeWords.Contains(word)));

    // "đúng" and "đứng" fold like "dừng", "huy" is a name: with diacritics typed, the diacritics decide.
    private static bool IsMarkedAsCommand(string message)
    {
        var composed = VietnameseText.Compose(message).ToLowerInvariant();
        return !composed.Contains("đúng", StringComparison.Ordinal) && !composed.Contains("đứng", StringComparison.Ordinal)
            && !composed.Contains("đừng", StringComparison.Ordinal) && !composed.Contains("thổi", StringComparison.Ordinal)
            && !composed.Contains("thối", StringComparison.Ordinal) && !composed.Contains("dùng", StringComparison.Ordinal);
    }
}
