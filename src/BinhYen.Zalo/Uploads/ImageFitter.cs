using SkiaSharp;

namespace BinhYen.Zalo.Uploads;

/// <summary>
/// Makes a phone's photo small enough for Zalo: an upload may have one megabyte, a photo has four to ten.
/// </summary>
public static class ImageFitter
{
    /// <summary>The most bytes of an uploaded picture. "1 MB" in Zalo's words; the smaller reading.</summary>
    public const int LargestUpload = 1_000_000;

    // A small file can claim a picture of gigabytes.
    private const long MostPixels = 120_000_000;
    private const int LongestEdge = 2560;

    /// <summary>
    /// Gives the picture as jpg or png of at most <paramref name="limit"/> bytes and without metadata (place, time, phone). One that is
    /// so already is passed on unchanged; any other is turned upright and written anew, as jpg on white when it is no png or too large.
    /// </summary>
    /// <param name="image">The bytes of a picture in any form Skia reads (jpg, png, webp, gif, bmp …).</param>
    /// <param name="limit">The most bytes; at least 10,000.</param>
    public static ZaloResult<FittedImage> Fit(ReadOnlyMemory<byte> image, int limit = LargestUpload)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 10_000);
        using var data = SKData.CreateCopy(image.Span);
        using var codec = data.IsEmpty ? null : SKCodec.Create(data);
        if (codec is null)
        {
            return NoImage("The bytes are no picture.");
        }

        if ((long)codec.Info.Width * codec.Info.Height is <= 0 or > MostPixels)
        {
            return NoImage("The picture's dimensions are unreasonable.");
        }

        var isClean = image.Length <= limit && !PictureMetadata.IsPresent(image.Span);
        if (isClean && FittedImage.Unchanged(image, codec.EncodedFormat) is { } unchanged)
        {
            return unchanged;
        }

        using var decoded = Decode(codec);
        return decoded is null ? NoImage("The picture is damaged.")
            : codec.EncodedFormat is SKEncodedImageFormat.Png && image.Length <= limit && AsPng(decoded, limit) is { } redrawn ? redrawn
            : Shrink(decoded, limit);
    }

    private static FittedImage? AsPng(SKBitmap picture, int limit)
    {
        using var written = picture.Encode(SKEncodedImageFormat.Png, 100);
        return written is not null && written.Size <= limit ? new FittedImage(written.ToArray(), ImageFormat.Png) : null;
    }

    private static ZaloResult<FittedImage> Shrink(SKBitmap picture, int limit)
    {
        var edge = Math.Min(LongestEdge, Math.Max(picture.Width, picture.Height));
        do
        {
            using var smaller = Scaled(picture, edge);
            foreach (var quality in (ReadOnlySpan<int>)[88, 78, 68])
            {
                using var written = smaller.Encode(SKEncodedImageFormat.Jpeg, quality);
                if (written is not null && written.Size <= limit)
                {
                    return new FittedImage(written.ToArray(), ImageFormat.Jpeg);
                }
            }

            edge = edge * 3 / 4;
        }
        while (edge >= 64);

        return NoImage("The picture cannot be made small enough.");
    }

    /// <summary>
    /// Reads at the smallest size the format can give directly that is still large enough, so that a photo of fifty million pixels
    /// does not fill the memory, and turns the picture the way its metadata says.
    /// </summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var wanted = Math.Min(1f, (float)LongestEdge / Math.Max(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(wanted);
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        var raw = new SKBitmap(info);
        // A picture that ends early still shows what came through.
        if (codec.GetPixels(info, raw.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            raw.Dispose();
            return null;
        }

        if (codec.EncodedOrigin is SKEncodedOrigin.TopLeft)
        {
            return raw;
        }

        using (raw)
        {
            return Upright(raw, codec.EncodedOrigin);
        }
    }

    private static SKBitmap Upright(SKBitmap raw, SKEncodedOrigin origin)
    {
        var (w, h) = (raw.Width, raw.Height);
        var lying = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        // Each matrix takes a point of the stored picture to its place in the upright one: x' = a·x + b·y + c, y' = d·x + e·y + f.
        var matrix = origin switch
        {
            SKEncodedOrigin.TopRight => Matrix(-1, 0, w, 0, 1, 0),
            SKEncodedOrigin.BottomRight => Matrix(-1, 0, w, 0, -1, h),
            SKEncodedOrigin.BottomLeft => Matrix(1, 0, 0, 0, -1, h),
            SKEncodedOrigin.LeftTop => Matrix(0, 1, 0, 1, 0, 0),
            SKEncodedOrigin.RightTop => Matrix(0, -1, h, 1, 0, 0),
            SKEncodedOrigin.RightBottom => Matrix(0, -1, h, -1, 0, w),
            SKEncodedOrigin.LeftBottom => Matrix(0, 1, 0, -1, 0, w),
            SKEncodedOrigin.TopLeft or _ => SKMatrix.Identity,
        };
        var upright = new SKBitmap(lying ? h : w, lying ? w : h, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(matrix);
        canvas.DrawBitmap(raw, 0, 0, SKSamplingOptions.Default);
        return upright;

        static SKMatrix Matrix(float a, float b, float c, float d, float e, float f) => new(a, b, c, d, e, f, 0, 0, 1);
    }

    private static SKBitmap Scaled(SKBitmap picture, int edge)
    {
        var scale = Math.Min(1f, (float)edge / Math.Max(picture.Width, picture.Height));
        var (width, height) = (Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        var result = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(result);
        canvas.Clear(SKColors.White);
        using var source = SKImage.FromBitmap(picture);
        canvas.DrawImage(source, SKRect.Create(width, height), new SKSamplingOptions(SKCubicResampler.Mitchell));
        return result;
    }

    private static ZaloError NoImage(string why) => ZaloError.Local(ZaloLocalFault.NotAnImage, why, ZaloReaction.OurFault);
}
