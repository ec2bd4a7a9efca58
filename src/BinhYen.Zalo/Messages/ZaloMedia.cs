using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Messages;

/// <summary>Where a picture comes from: an upload of the last seven days, or a public address.</summary>
public sealed record ZaloMedia
{
    private readonly string _field;
    private readonly string _value;

    private ZaloMedia(string field, string value) => (_field, _value) = (field, value);

    /// <summary>A picture given by upload. It lives seven days; later the send answers -100.</summary>
    /// <param name="attachmentId">What the upload answered.</param>
    public static ZaloMedia Uploaded(string attachmentId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(attachmentId);
        return new("attachment_id", attachmentId);
    }

    /// <summary>A picture that Zalo fetches from the public internet. Never for anything confidential.</summary>
    /// <param name="address">An absolute https address.</param>
    public static ZaloMedia At(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new("url", address.AbsoluteUri);
    }

    internal JsonObject Element(string mediaType) => new() { ["media_type"] = mediaType, [_field] = _value };
}
