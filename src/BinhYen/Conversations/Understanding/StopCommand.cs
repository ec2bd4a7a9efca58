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

    private static readonly HashSet<string> _politeWords = ["a", "nhe", "nha", "anh", "em", "chi", "chu", "da", "vang", "cho", "toi", "oi", "giup"];

    // No command is that long, whatever politeness stands around it.
    private const int LongestCommand = 120;

    /// <summary>True when the last message is such a command, politeness aside.</summary>
    public static bool IsIn(IReadOnlyList<string> messages)
    {
        if (messages.Count == 0 || messages[^1].Length > LongestCommand)
        {
            return false;
        }

        var words = VietnameseText.Words(messages[^1]).Where(word => !_politeWords.Contains(word));
        return IsMarkedAsCommand(messages[^1]) && _commands.Contains(string.Join(' ', words));
    }

    // "đúng" and "đứng" fold like "dừng", "huy" is a name: with diacritics typed, the diacritics decide.
    private static bool IsMarkedAsCommand(string message)
    {
        var composed = VietnameseText.Compose(message).ToLowerInvariant();
        return !composed.Contains("đúng", StringComparison.Ordinal) && !composed.Contains("đứng", StringComparison.Ordinal)
            && !composed.Contains("đừng", StringComparison.Ordinal) && !composed.Contains("thổi", StringComparison.Ordinal)
            && !composed.Contains("thối", StringComparison.Ordinal) && !composed.Contains("dùng", StringComparison.Ordinal);
    }
}
