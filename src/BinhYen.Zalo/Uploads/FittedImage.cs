using SkiaSharp;

namespace BinhYen.Zalo.Uploads;

/// <summary>The two forms of picture Zalo takes.</summary>
public enum ImageFormat
{
    /// <summary>jpg.</summary>
    Jpeg,

    /// <summary>png.</summary>
    Png,
}

/// <summary>A picture Zalo accepts.</summary>
/// <param name="Bytes">The encoded picture.</param>
/// <param name="Format">How it is encoded.</param>
public sealed record FittedImage(ReadOnlyMemory<byte> Bytes, ImageFormat Format)
{
    /// <summary>The media type, for example <c>image/jpeg</c>.</summary>
    public string ContentType => Format == ImageFormat.Png ? "image/png" : "image/jpeg";

    internal string FileName => Format == ImageFormat.Png ? "image.png" : "image.jpg";

    internal static FittedImage? Unchanged(ReadOnlyMemory<byte> bytes, SKEncodedImageFormat format) => format switch
    {
        SKEncodedImageFormat.Jpeg => new FittedImage(bytes, ImageFormat.Jpeg),
        SKEncodedImageFormat.Png => new FittedImage(bytes, ImageFormat.Png),
        _ => null,
    };
}
