namespace BinhYen.Platform.Outbox;

/// <summary>What one outgoing message says, independent of the channel. Stored sealed.</summary>
/// <param name="Text">The words, with the footer of the issuing unit.</param>
/// <param name="Buttons">At most five.</param>
internal sealed record OutboxText(string Text, IReadOnlyList<OutboxButton> Buttons)
{
    public override string ToString() => "•••";
}

/// <summary>A button under a message.</summary>
/// <param name="Title">What is read on it.</param>
/// <param name="Target">What is said, dialled or opened by a tap.</param>
/// <param name="Kind"><c>say</c>, <c>call</c> or <c>open</c>.</param>
internal sealed record OutboxButton(string Title, string Target, string Kind);
