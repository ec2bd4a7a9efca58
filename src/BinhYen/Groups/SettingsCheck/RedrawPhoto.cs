using SkiaSharp;

namespace BinhYen.Groups.SettingsCheck;

/// <summary>Redraws a screenshot from its pixels alone: no place, no device, no more than a screen can show.</summary>
internal static class RedrawPhoto
{
    /// <summary>Largest file taken, 10 MB.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int LongestSide = 1600;
    private const int MostSide = 12_000;
    private const long MostPixels = 40_000_000;
    private const int Quality = 80;

    private static readonly Refusal NoPicture = GroupRefusals.Invalid("Tệp này không phải ảnh đọc được (JPEG, PNG, WebP). Chụp màn hình lại.");

    private static readonly Refusal TooLarge = GroupRefusals.Invalid("Ảnh quá lớn. Chụp màn hình thay vì chụp bằng máy ảnh.");

    public static Result<byte[]> Draw(byte[] original)
    {
        if (original.Length > MostBytes) return TooLarge;
        using var data = SKData.CreateCopy(original);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width < 1 || codec.Info.Height < 1) return NoPicture;
        // Asked before anything is decoded: a small file can claim a picture of many gigabytes.
        if (Math.Max(codec.Info.Width, codec.Info.Height) > MostSide || (long)codec.Info.Width * codec.Info.Height > MostPixels) return TooLarge;
        using var pixels = SKBitmap.Decode(codec);
        if (pixels is null) return NoPicture;

        var scale = Math.Min(1f, (float)LongestSide / Math.Max(pixels.Width, pixels.Height));
        var size = new SKImageInfo(Math.Max(1, (int)(pixels.Width * scale)), Math.Max(1, (int)(pixels.Height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(size);
        surface.Canvas.Clear(SKColors.White);
        using var image = SKImage.FromBitmap(pixels);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, size.Width, size.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }
}
