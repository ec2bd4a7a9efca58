using BinhYen.Conversations.Scripts;

namespace BinhYen.Conversations.Replies;

/// <summary>A button under a reply: a tap sends <paramref name="Payload"/> as if typed.</summary>
/// <param name="Title">What the resident reads, at most 100 characters.</param>
/// <param name="Payload">What comes back, begins with <c>#</c>; or a telephone number or web address with <paramref name="Kind"/>.</param>
/// <param name="Kind">What a tap does.</param>
internal sealed record ReplyButton(string Title, string Payload, ReplyButtonKind Kind = ReplyButtonKind.Say);

internal enum ReplyButtonKind
{
    /// <summary>Sends the payload into the chat.</summary>
    Say,

    /// <summary>Opens the telephone with the number.</summary>
    Call,

    /// <summary>Opens a page.</summary>
    Open,
}

/// <summary>One message of the Official Account to one resident.</summary>
/// <param name="Text">At most 2,000 characters.</param>
/// <param name="Buttons">At most five.</param>
/// <param name="Urgent">Overtakes everything else that waits on the lane.</param>
internal sealed record Reply(string Text, IReadOnlyList<ReplyButton> Buttons, bool Urgent = false)
{
    public Reply(string text, bool urgent = false)
        : this(text, [], urgent)
    {
    }

    /// <summary>It tells who we are and what happens with what is said: the first contact is made with it.</summary>
    public bool Introduces { get; init; }

    /// <summary>The same with buttons whose commands say which report they are about.</summary>
    /// <param name="checkCode">The report's check code.</param>
    public Reply About(string checkCode) => this with { Buttons = [.. Buttons.Select(b => ButtonMark.IsUnmarked(b.Payload) ? b with { Payload = ButtonMark.For(b.Payload, checkCode) } : b)] };

    /// <summary>What officers see of it in the case: the same words without what is the resident's secret alone.</summary>
    public string ShownToStaff { get; init; } = Text;
}
