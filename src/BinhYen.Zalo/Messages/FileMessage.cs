using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Messages;

/// <summary>A document given by upload.</summary>
/// <param name="Token">What the upload answered. After seven days readers see that the file is gone.</param>
public sealed record FileMessage(string Token) : GroupableMessage
{
    /// <inheritdoc />
    public override ZaloError? Check() => string.IsNullOrWhiteSpace(Token) ? ZaloError.Limit("The file has no token.") : null;

    private protected override JsonObject Body() => new()
    {
        ["attachment"] = new JsonObject { ["type"] = "file", ["payload"] = new JsonObject { ["token"] = Token } },
    };
}
