using BinhYen.Conversations.Scripts;

namespace BinhYen.Conversations;

/// <summary>What the buttons say under the question which of several things somebody meant (decisions 0141, 0142).</summary>
/// <param name="Meant">What was meant.</param>
/// <param name="CheckCode">The report it is about, or the newest one of the talk.</param>
internal sealed record DoubtCommand(Meant Meant, string? CheckCode)
{
    private const string About = "#hoi ve-tin";
    private const string Role = "#hoi tra-loi";
    private const string New = "#hoi viec-moi";

    /// <summary>For the report with this check code.</summary>
    public static string For(string checkCode) => ButtonMark.For(About, checkCode);

    /// <summary>The answer to whoever asked in another role.</summary>
    public const string ForRole = Role;

    /// <summary>Another matter.</summary>
    public const string ForNew = New;

    /// <summary>Which button was pressed; null when the message is something else.</summary>
    public static DoubtCommand? Read(string text) => ButtonMark.Split(text.Trim()) switch
    {
        (About, var code) => new DoubtCommand(Meant.About, code),
        (Role, var code) => new DoubtCommand(Meant.Role, code),
        (New, var code) => new DoubtCommand(Meant.New, code),
        _ => null,
    };
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
}
