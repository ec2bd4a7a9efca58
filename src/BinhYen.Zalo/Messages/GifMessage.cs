using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Messages;

/// <summary>One moving picture.</summary>
/// <param name="Gif">The picture.</param>
/// <param name="Width">In pixels, above 0; Zalo needs it for gifs.</param>
/// <param name="Height">In pixels, above 0.</param>
/// <param name="Caption">Words beside it, at most 2,000 characters; null for none.</param>
public sealed record GifMessage(ZaloMedia Gif, int Width, int Height, string? Caption = null) : OutgoingMessage
{
    /// <inheritdoc />
    public override ZaloError? Check() => Width <= 0 || Height <= 0
        ? ZaloError.Limit("A gif needs its width and height.")
        : Longer(Caption, ZaloText.LongestMessage, "caption");

    private protected override JsonObject Body()
    {
        var element = Gif.Element("gif");
        element["width"] = Width;
        element["height"] = Height;
        var body = Media(element);
        if (!string.IsNullOrWhiteSpace(Caption))
        {
            body["text"] = ZaloText.Compose(Caption);
        }

        return body;
    }
}
