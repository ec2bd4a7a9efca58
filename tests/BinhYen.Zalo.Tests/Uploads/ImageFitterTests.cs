using BinhYen.Zalo.Uploads;
using SkiaSharp;

namespace BinhYen.Zalo.Tests.Uploads;

public class ImageFitterTests
{
    [Fact]
    public void A_phones_photo_becomes_a_jpg_of_less_than_a_megabyte()
    {
        var photo = Noise(1800, 1200, SKEncodedImageFormat.Jpeg, 95);
        photo.Length.ShouldBeGreaterThan(ImageFitter.LargestUpload);
        var fitted = ImageFitter.Fit(photo).Value;

        fitted.Bytes.Length.ShouldBeLessThanOrEqualTo(ImageFitter.LargestUpload);
        fitted.ContentType.ShouldBe("image/jpeg");
        using var picture = SKBitmap.Decode(fitted.Bytes.ToArray());
        ((double)picture.Width / picture.Height).ShouldBe(1.5, 0.01);
        picture.Width.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void A_picture_that_fits_is_left_alone()
    {
        var small = Noise(64, 48, SKEncodedImageFormat.Png, 100);
        var fitted = ImageFitter.Fit(small).Value;
        fitted.Bytes.ToArray().ShouldBe(small);
        fitted.Format.ShouldBe(ImageFormat.Png);
    }

    [Fact]
    public void Another_format_becomes_jpg_although_it_is_small()
    {
        var fitted = ImageFitter.Fit(Noise(64, 48, SKEncodedImageFormat.Webp, 80)).Value;
        fitted.Format.ShouldBe(ImageFormat.Jpeg);
        fitted.Bytes.Span[..2].ToArray().ShouldBe([0xFF, 0xD8]);
    }

    [Fact]
    public void What_was_transparent_becomes_white()
    {
        using var clear = new SKBitmap(32, 32, SKColorType.Rgba8888, SKAlphaType.Premul);
        clear.Erase(SKColors.Transparent);
        using var webp = clear.Encode(SKEncodedImageFormat.Webp, 100);
        using var picture = SKBitmap.Decode(ImageFitter.Fit(webp.ToArray()).Value.Bytes.ToArray());
        picture.GetPixel(16, 16).Red.ShouldBeGreaterThan((byte)250);
    }

    // The corner that is red in the stored picture, by where each orientation puts it in the upright one.
    [Theory]
    [InlineData(1, 0, 0, false)]
    [InlineData(2, 1, 0, false)]
    [InlineData(3, 1, 1, false)]
    [InlineData(4, 0, 1, false)]
    [InlineData(5, 0, 0, true)]
    [InlineData(6, 1, 0, true)]
    [InlineData(7, 1, 1, true)]
    [InlineData(8, 0, 1, true)]
    public void A_photo_taken_sideways_stands_upright_afterwards(byte orientation, int column, int row, bool turned)
    {
        using var stored = new SKBitmap(480, 240, SKColorType.Rgba8888, SKAlphaType.Opaque);
        // Nearly white, but too restless to be small: only then is there anything to shrink.
        var random = new Random(42);
        foreach (ref var value in stored.GetPixelSpan())
        {
            value = (byte)random.Next(200, 256);
        }

        using (var canvas = new SKCanvas(stored))
        {
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, 120, 60, red);
        }

        using var jpeg = stored.Encode(SKEncodedImageFormat.Jpeg, 100);
        var photo = WithOrientation(jpeg.ToArray(), orientation);
        using var upright = SKBitmap.Decode(ImageFitter.Fit(photo, limit: 10_000).Value.Bytes.ToArray());

        (upright.Height > upright.Width).ShouldBe(turned);
        for (var x = 0; x < 2; x++)
        {
            for (var y = 0; y < 2; y++)
            {
                var pixel = upright.GetPixel((int)(upright.Width * (0.06 + (0.88 * x))), (int)(upright.Height * (0.06 + (0.88 * y))));
                (pixel.Green < 120).ShouldBe((x, y) == (column, row), $"corner {x},{y}");
            }
        }
    }

    [Fact]
    public void The_smaller_picture_carries_no_metadata()
    {
        var photo = WithOrientation(Noise(1600, 1200, SKEncodedImageFormat.Jpeg, 95), 1);
        IndexOfExif(photo).ShouldBeGreaterThan(0);
        IndexOfExif(ImageFitter.Fit(photo).Value.Bytes.ToArray()).ShouldBe(-1);
    }

    [Fact]
    public void A_small_photo_does_not_tell_where_it_was_taken_either()
    {
        var photo = WithOrientation(Noise(80, 40, SKEncodedImageFormat.Jpeg, 90), 6);
        var fitted = ImageFitter.Fit(photo).Value.Bytes.ToArray();
        IndexOfExif(fitted).ShouldBe(-1);
        using var upright = SKBitmap.Decode(fitted);
        (upright.Width, upright.Height).ShouldBe((40, 80));
    }

    [Fact]
    public void A_small_png_loses_its_notes_and_stays_a_png()
    {
        var png = Noise(40, 30, SKEncodedImageFormat.Png, 100);
        byte[] note = [.. "tEXt"u8, .. "Comment\0Thon 2"u8];
        var (length, crc) = (new byte[4], new byte[4]);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, note.Length - 4);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32(note));
        // Behind the signature and the first chunk, which together take 33 bytes.
        var fitted = ImageFitter.Fit((byte[])[.. png[..33], .. length, .. note, .. crc, .. png[33..]]).Value;
        fitted.Format.ShouldBe(ImageFormat.Png);
        fitted.Bytes.Span.IndexOf("Thon 2"u8).ShouldBe(-1);
    }

    [Fact]
    public void A_comment_in_a_jpg_goes_too()
    {
        var jpeg = Noise(40, 30, SKEncodedImageFormat.Jpeg, 90);
        byte[] comment = [0xFF, 0xFE, 0, 8, .. "Thon 2"u8];
        ImageFitter.Fit((byte[])[.. jpeg[..2], .. comment, .. jpeg[2..]]).Value.Bytes.Span.IndexOf("Thon 2"u8).ShouldBe(-1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no picture")]
    [InlineData("GIF89a")]
    public void What_is_no_picture_is_a_failure(string text) =>
        ImageFitter.Fit(System.Text.Encoding.ASCII.GetBytes(text)).Error.ShouldNotBeNull().Code.ShouldBe((int)ZaloLocalFault.NotAnImage);

    [Fact]
    public void A_small_file_that_claims_to_be_huge_is_not_unpacked()
    {
        var png = Noise(16, 16, SKEncodedImageFormat.Png, 100);
        // Width and height stand behind the signature and the chunk's head; the checksum is repaired so that only the size is odd.
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 60_000);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 60_000);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32(png.AsSpan(12, 17)));
        ImageFitter.Fit(png).Error.ShouldNotBeNull().Message.ShouldContain("dimensions");
    }

    private static byte[] Noise(int width, int height, SKEncodedImageFormat format, int quality)
    {
        var random = new Random(42);
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        random.NextBytes(bitmap.GetPixelSpan());
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    /// <summary>Puts an Exif segment with nothing but an orientation behind the first marker.</summary>
    private static byte[] WithOrientation(byte[] jpeg, byte orientation)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    private static int IndexOfExif(byte[] jpeg) => jpeg.AsSpan().IndexOf("Exif"u8);

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
