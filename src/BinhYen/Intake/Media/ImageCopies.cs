using SkiaSharp;

namespace BinhYen.Intake.Media;

/// <summary>The redrawn forms of a picture, both JPEG without any metadata.</summary>
internal sealed record Copies(byte[] Display, byte[] Thumbnail);

/// <summary>
/// Redraws a picture from its pixels alone, upright, so that place, device and whatever else was written beside them
/// cannot leave the case (R-HG-32). Dimensions are checked before anything is decoded.
/// </summary>
internal sealed class ImageCopies(AttachmentLimits limits) : IDisposable
{
    public const string MediaType = "image/jpeg";
    private const int DisplayQuality = 82;
    private const int ThumbnailQuality = 74;

    // A picture of the permitted size takes 256 MB while it is open; they take turns.
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<Result<Copies>> DrawAsync(ReadOnlyMemory<byte> original, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Draw(original), cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private Result<Copies> Draw(ReadOnlyMemory<byte> original)
    {
        using var data = SKData.CreateCopy(original.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null) return AttachmentRefusals.BrokenImage;
        var size = codec.Info.Size;
        if (size.Width < 1 || size.Height < 1) return AttachmentRefusals.BrokenImage;
        if (Math.Max(size.Width, size.Height) > limits.ImageSide || (long)size.Width * size.Height > limits.ImagePixels) return AttachmentRefusals.HugeImage;

        using var pixels = Decode(codec);
        if (pixels is null) return AttachmentRefusals.BrokenImage;
        return new Copies(
            Redraw(pixels, codec.EncodedOrigin, limits.DisplaySide, DisplayQuality),
            Redraw(pixels, codec.EncodedOrigin, limits.ThumbnailSide, ThumbnailQuality));
    }

    /// <summary>Decodes as small as the format lets it while staying at least as large as the display copy.</summary>
    private SKBitmap? Decode(SKCodec codec)
    {
        var longest = Math.Max(codec.Info.Width, codec.Info.Height);
        var scaled = longest > limits.DisplaySide ? codec.GetScaledDimensions((float)limits.DisplaySide / longest) : codec.Info.Size;
        if (Math.Max(scaled.Width, scaled.Height) < Math.Min(longest, limits.DisplaySide)) scaled = codec.Info.Size;
        var bitmap = new SKBitmap(new SKImageInfo(scaled.Width, scaled.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        // A photo cut off on a bad line still shows something, and something may be what matters.
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success or SKCodecResult.IncompleteInput) return bitmap;
        bitmap.Dispose();
        return null;
    }

    private static byte[] Redraw(SKBitmap pixels, SKEncodedOrigin origin, int longestSide, int quality)
    {
        var sideways = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = sideways ? (pixels.Height, pixels.Width) : (pixels.Width, pixels.Height);
        var scale = Math.Min(1f, (float)longestSide / Math.Max(width, height));
        var target = new SKImageInfo(
            Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque, SKColorSpace.CreateSrgb());
        using var surface = SKSurface.Create(target);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)target.Width / width, (float)target.Height / height);
        surface.Canvas.Concat(Upright(origin, pixels.Width, pixels.Height));
        using var image = SKImage.FromBitmap(pixels);
        surface.Canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, quality);
        return encoded.ToArray();
    }

    /// <summary>Turns stored pixels the way the camera says they belong (EXIF orientation 1–8).</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
