using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Messages;

/// <summary>One jpg or png picture.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Caption">Words beside it, at most 2,000 characters; null for none.</param>
public sealed record ImageMessage(ZaloMedia Image, string? Caption = null) : GroupableMessage
{
    /// <inheritdoc />
    public override ZaloError? Check() => Longer(Caption, ZaloText.LongestMessage, "caption");

    private protected override JsonObject Body()
    {
        var body = Media(Image.Element("image"));
        if (!string.IsNullOrWhiteSpace(Caption))
        {
            body["text"] = ZaloText.Compose(Caption);
        }

        return body;
    }

    internal override GroupableMessage WithoutMentions() =>
        Caption is null ? this : this with { Caption = ZaloMention.Strip(Caption) };
}
