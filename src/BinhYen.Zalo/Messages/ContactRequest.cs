using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Messages;

/// <summary>
/// A card that asks the person for name, phone and address. What they agree to share arrives as
/// <see cref="Webhooks.ContactShared"/>.
/// </summary>
/// <param name="Title">At most 100 characters.</param>
/// <param name="Subtitle">At most 500 characters: why it is asked.</param>
/// <param name="Image">A public picture.</param>
public sealed record ContactRequest(string Title, string Subtitle, Uri Image) : OutgoingMessage
{
    /// <inheritdoc />
    public override ZaloError? Check() => string.IsNullOrWhiteSpace(Title)
        ? ZaloError.Limit("The title is blank.")
        : Longer(Title, 100, "title") ?? Longer(Subtitle, 500, "subtitle");

    private protected override JsonObject Body() => Template(new JsonObject
    {
        ["template_type"] = "request_user_info",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["title"] = ZaloText.Compose(Title),
            ["subtitle"] = ZaloText.Compose(Subtitle),
            ["image_url"] = Image.AbsoluteUri,
        }),
    });
}
