using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Messages;

/// <summary>One to five rows with picture, title and something that happens on a tap.</summary>
/// <remarks>Documented for version 2 of the API and used by clients on version 3, where this library sends it.</remarks>
/// <param name="Rows">The rows; the first is shown large and needs a subtitle.</param>
public sealed record ListMessage(IReadOnlyList<ListRow> Rows) : OutgoingMessage
{
    /// <inheritdoc />
    public override ZaloError? Check() => Rows switch
    {
        { Count: < 1 or > 5 } => ZaloError.Limit("A list has one to five rows."),
        [{ Subtitle: null or "" }, ..] => ZaloError.Limit("The first row of a list needs a subtitle."),
        _ => Rows.Select(row => row.Check()).FirstOrDefault(fault => fault is not null),
    };

    private protected override JsonObject Body() => Template(new JsonObject
    {
        ["template_type"] = "list",
        ["elements"] = new JsonArray([.. Rows.Select(row => (JsonNode)row.ToJson())]),
    });
}

/// <summary>A row of a <see cref="ListMessage"/>.</summary>
/// <param name="Title">At most 100 characters.</param>
/// <param name="Subtitle">At most 500 characters; needed in the first row, else null for none.</param>
/// <param name="Image">A public picture, best 500 × 320 in the first row and 50 × 50 in the others; null for none.</param>
/// <param name="OnTap">What a tap does; null for nothing. A phone or SMS action is for buttons only.</param>
public sealed record ListRow(string Title, string? Subtitle = null, Uri? Image = null, ButtonAction? OnTap = null)
{
    internal ZaloError? Check() =>
        string.IsNullOrWhiteSpace(Title) || ZaloText.Count(Title) > 100 ? ZaloError.Limit("A row's title has 1 to 100 characters.")
        : Subtitle is not null && ZaloText.Count(Subtitle) > 500 ? ZaloError.Limit("A row's subtitle has at most 500 characters.")
        : OnTap?.Check();

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["title"] = ZaloText.Compose(Title) };
        if (Subtitle is not null)
        {
            json["subtitle"] = ZaloText.Compose(Subtitle);
        }

        if (Image is not null)
        {
            json["image_url"] = Image.AbsoluteUri;
        }

        if (OnTap is not null)
        {
            json["default_action"] = OnTap.ToRowJson();
        }

        return json;
    }
}
