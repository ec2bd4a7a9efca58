namespace BinhYen.Conversations.Scripts;

/// <summary>
/// What a button's command carries so that it is known which report it was asked for: <c>#guong co @K7M2</c>. Somebody may tell something else before they
/// press it (decision 0134).
/// </summary>
internal static class ButtonMark
{
    private const string Sign = " @";

    private static readonly string[] Ours = ["#thon ", "#guong ", "#dulieu ", "#hoi "];

    /// <summary>Whether a button sends a command for us and no words.</summary>
    public static bool IsCommand(string payload) => payload.StartsWith('#');

    /// <summary>Whether a message is one of our commands; "#34 ạ" is an answer.</summary>
    public static bool IsOurs(string text) => IsCommand(text) && Ours.Any(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a button sends a command that does not say yet for which report.</summary>
    public static bool IsUnmarked(string payload) => IsCommand(payload) && Split(payload).CheckCode is null;

    /// <summary>The command for one report.</summary>
    public static string For(string command, string checkCode) => $"{command}{Sign}{checkCode}";

    /// <summary>What was sent, and the report's check code where it is such a command.</summary>
    /// <remarks>Words that somebody types may begin with a hash and name an account: "#phananh … @Công an xã".</remarks>
    public static (string Text, string? CheckCode) Split(string text) =>
        IsOurs(text) && text.LastIndexOf(Sign, StringComparison.Ordinal) is var at and > 0 ? (text[..at], text[(at + Sign.Length)..].Trim()) : (text, null);
}
