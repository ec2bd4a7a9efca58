using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using SkiaSharp;

namespace BinhYen.Tests.Intake.Media;

/// <summary>Pictures made for tests.</summary>
internal static class GivenPicture
{
    /// <summary>Words planted in the metadata; they must not be in any copy.</summary>
    public const string Planted = "GPS 21.0278 N 105.8342 E planted";

    /// <summary>A JPEG, red on the left half and blue on the right, so that turning shows.</summary>
    public static byte[] Jpeg(int width, int height)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        surface.Canvas.DrawRect(0, 0, width / 2f, height, red);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    /// <summary>The same with EXIF: an orientation and planted words.</summary>
    public static byte[] JpegWithExif(int width, int height, ushort orientation)
    {
        var plain = Jpeg(width, height);
        var words = Encoding.ASCII.GetBytes(Planted + "\0");
        var tiff = new List<byte>("II*\0"u8.ToArray());
        tiff.AddRange(BitConverter.GetBytes(8));
        tiff.AddRange(BitConverter.GetBytes((ushort)2));
        Entry(0x010E, 2, words.Length, 38);
        Entry(0x0112, 3, 1, orientation);
        tiff.AddRange(BitConverter.GetBytes(0));
        tiff.AddRange(words);
        byte[] segment = [.. "Exif\0\0"u8, .. tiff];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(segment.Length + 2));
        return [0xFF, 0xD8, 0xFF, 0xE1, .. length, .. segment, .. plain.AsSpan(2)];

        void Entry(ushort tag, ushort type, int count, int value)
        {
            tiff.AddRange(BitConverter.GetBytes(tag));
            tiff.AddRange(BitConverter.GetBytes(type));
            tiff.AddRange(BitConverter.GetBytes(count));
            tiff.AddRange(BitConverter.GetBytes(value));
        }
    }

    /// <summary>A PNG of a few bytes that says it is 50,000 by 50,000 pixels.</summary>
    public static byte[] Bomb()
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, 50_000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 50_000);
        (header[8], header[9]) = (8, 2);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1]), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32.HashToUInt32(named));
        return [.. length, .. named, .. check];
    }
}
