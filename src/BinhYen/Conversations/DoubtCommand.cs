using BinhYen.Conversations.Scripts;

namespace BinhYen.Conversations;

/// <summary>What the buttons say under the question which of several things somebody meant (decisions 0141, 0142).</summary>
/// <param name="Meant">What was meant.</param>
/// <param name="CheckCode">The report it is about; null for none.</param>
internal sealed record DoubtCommand(Meant Meant, string? CheckCode)
{
    private const string Answer = "#hoi tra-loi";
    private const string Other = "#hoi khac";
    private const string New = "#hoi viec-moi";

    /// <summary>The payload of the button.</summary>
    public static string For(Meant meant, string? checkCode = null) => checkCode is null ? WordOf(meant) : ButtonMark.For(WordOf(meant), checkCode);

    /// <summary>Which button was pressed; null when the message is something else.</summary>
    public static DoubtCommand? Read(string text) => ButtonMark.Split(text.Trim()) switch
    {
        (Answer, var code) => new DoubtCommand(Meant.Answer, code),
        (Other, var code) => new DoubtCommand(Meant.Other, code),
        (New, _) => new DoubtCommand(Meant.New, null),
        _ => null,
    };

    private static string WordOf(Meant meant) => meant switch
    {
        Meant.Answer => Answer,
        Meant.Other => Other,
        Meant.New => New,
    };
}

/// <summary>What somebody meant by words that several things could take.</summary>
internal enum Meant
{
    /// <summary>They answer what was asked, or are about the report that is named.</summary>
    Answer,

    /// <summary>They do not, and go where words go that nobody asked for.</summary>
    Other,

    /// <summary>They begin a report.</summary>
    New,
}
