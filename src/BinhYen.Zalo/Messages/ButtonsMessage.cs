using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Messages;

/// <summary>Text with one to five buttons under it.</summary>
/// <remarks>Documented for version 2 of the API and used by clients on version 3, where this library sends it.</remarks>
/// <param name="Text">The words above the buttons; not blank, at most 2,000 characters.</param>
/// <param name="Buttons">The buttons, top to bottom.</param>
public sealed record ButtonsMessage(string Text, IReadOnlyList<ZaloButton> Buttons) : OutgoingMessage
{
    /// <inheritdoc />
    public override ZaloError? Check() =>
        string.IsNullOrWhiteSpace(Text) ? ZaloError.Limit("The text is blank.")
        : Buttons.Count is < 1 or > 5 ? ZaloError.Limit("A message has one to five buttons.")
        : Longer(Text, ZaloText.LongestMessage, "text") ?? Buttons.Select(button => button.Check()).FirstOrDefault(fault => fault is not null);

    private protected override JsonObject Body()
    {
        var body = Template(new JsonObject { ["buttons"] = new JsonArray([.. Buttons.Select(button => (JsonNode)button.ToJson())]) });
        body["text"] = ZaloText.Compose(Text);
        return body;
    }
}

/// <summary>A button of a <see cref="ButtonsMessage"/>.</summary>
/// <param name="Title">What stands on it, at most 100 characters.</param>
/// <param name="OnTap">What a tap does.</param>
public sealed record ZaloButton(string Title, ButtonAction OnTap)
{
    internal ZaloError? Check() => string.IsNullOrWhiteSpace(Title) || ZaloText.Count(Title) > 100
        ? ZaloError.Limit("A button's title has 1 to 100 characters.")
        : OnTap.Check();

    internal JsonObject ToJson() => new()
    {
        ["title"] = ZaloText.Compose(Title),
        ["type"] = OnTap.Type,
        ["payload"] = OnTap.Payload(),
    };
}
