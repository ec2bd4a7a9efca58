using BinhYen.Conversations.Scripts;

namespace BinhYen.Conversations;

/// <summary>What the buttons say under the question which of several things somebody meant (decisions 0141, 0142).</summary>
/// <param name="Meant">What was meant.</param>
/// <param name="CheckCode">The report it is about; null for none.</param>
/// <param name="Question">Which question the button stood under.</param>
internal sealed record DoubtCommand(Meant Meant, string? CheckCode, string? Question)
{
    private const string Of = " ?";
    private const string About = "#hoi ve-tin";
    private const string Role = "#hoi tra-loi";
    private const string New = "#hoi viec-moi";
    private const string Drop = "#hoi bo";

    /// <summary>For the report with this check code.</summary>
    public static string For(string checkCode) => ButtonMark.For(About, checkCode);

    /// <summary>The answer to whoever asked in another role.</summary>
    public const string ForRole = Role;

    /// <summary>Another matter.</summary>
    public const string ForNew = New;

    /// <summary>Nothing after all.</summary>
    public const string ForDropping = Drop;

    /// <summary>The command under one question: what was asked before or is asked afterwards is not meant by it.</summary>
    public static string Under(string question, string command) => $"{command}{Of}{question}";

    /// <summary>Which button was pressed; null when the message is something else.</summary>
    public static DoubtCommand? Read(string text)
    {
        text = text.Trim();
        var (said, question) = text.LastIndexOf(Of, StringComparison.Ordinal) is var at and > 0 ? (text[..at], text[(at + Of.Length)..]) : (text, null);
        return ButtonMark.Split(said) switch
        {
            (About, var code) => new DoubtCommand(Meant.About, code, question),
            (Role, _) => new DoubtCommand(Meant.Role, null, question),
            (New, _) => new DoubtCommand(Meant.New, null, question),
            (Drop, _) => new DoubtCommand(Meant.Nothing, null, question),
            _ => null,
        };
    }
}

/// <summary>What somebody meant by words that several things could take.</summary>
internal enum Meant
{
    /// <summary>A report, or a post that became one.</summary>
    About,

    /// <summary>A question to a verifier, or an alarm.</summary>
    Role,

    /// <summary>They begin a report.</summary>
    New,

    /// <summary>They shall go nowhere.</summary>
    Nothing,
}
