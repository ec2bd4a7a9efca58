using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Messages;

/// <summary>Plain text, at most 2,000 characters; see <see cref="ZaloText.Split"/> for more.</summary>
/// <param name="Text">The words; not blank. Sent in composed form.</param>
public sealed record TextMessage(string Text) : GroupableMessage
{
    /// <inheritdoc />
    public override ZaloError? Check() => string.IsNullOrWhiteSpace(Text)
        ? ZaloError.Limit("The text is blank.")
        : Longer(Text, ZaloText.LongestMessage, "text");

    private protected override JsonObject Body() => new() { ["text"] = ZaloText.Compose(Text) };

    internal override GroupableMessage WithoutMentions() => this with { Text = ZaloMention.Strip(Text) };
}
