using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Messages;

/// <summary>A sticker of Zalo's own collection.</summary>
/// <param name="StickerId">The id of the sticker.</param>
public sealed record StickerMessage(string StickerId) : GroupableMessage
{
    /// <inheritdoc />
    public override ZaloError? Check() => string.IsNullOrWhiteSpace(StickerId) ? ZaloError.Limit("The sticker has no id.") : null;

    private protected override JsonObject Body() => Media(ZaloMedia.Uploaded(StickerId).Element("sticker"));
}
