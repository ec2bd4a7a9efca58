using BinhYen.Conversations.Scripts;

namespace BinhYen.Conversations;

/// <summary>What the buttons say under the question which of two things somebody meant (decision 0141).</summary>
/// <param name="IsAnswer">The words answer what was asked; otherwise they are told for themselves.</param>
/// <param name="CheckCode">The report of the post they may be for; null for none.</param>
internal sealed record DoubtCommand(bool IsAnswer, string? CheckCode)
{
    private const string Answer = "#hoi tra-loi";
    private const string Another = "#hoi khac";

    /// <summary>The payload of the button.</summary>
    public static string For(bool isAnswer, string? checkCode = null) => checkCode is null ? (isAnswer ? Answer : Another) : ButtonMark.For(isAnswer ? Answer : Another, checkCode);

    /// <summary>Which button was pressed; null when the message is something else.</summary>
    public static DoubtCommand? Read(string text) => ButtonMark.Split(text.Trim()) switch
    {
        (Answer, var code) => new DoubtCommand(true, code),
        (Another, var code) => new DoubtCommand(false, code),
        _ => null,
    };
}
