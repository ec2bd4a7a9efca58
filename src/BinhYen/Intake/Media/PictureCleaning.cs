using System.Buffers.Binary;

namespace BinhYen.Intake.Media;

/// <summary>Pictures inside papers, where they cannot be drawn anew: what stands beside the pixels is taken away.</summary>
internal static class PictureCleaning
{
    private static readonly string[] Pixels = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "pHYs", "sBIT", "bKGD"];

    /// <summary>Empties in their place the parts of a JPEG that hold camera, place, words and whatever follows its end.</summary>
    /// <returns>False for what is no whole JPEG.</returns>
    public static bool EmptyJpeg(Span<byte> jpeg)
    {
        if (!jpeg.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return false;
        for (var at = 2; at + 4 <= jpeg.Length;)
        {
            if (jpeg[at] != 0xFF) return false;
            var marker = jpeg[at + 1];
            if (marker == 0xD9)
            {
                jpeg[(at + 2)..].Clear();
                return true;
            }

            if (marker is 0xFF)
            {
                at++;
                continue;
            }

            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (end > jpeg.Length || end < at + 4) return false;
            if (!IsNeeded(marker, jpeg[(at + 4)..end])) jpeg[(at + 4)..end].Clear();
            at = marker == 0xDA ? AfterScan(jpeg, end) : end;
        }

        return true;
    }

    /// <summary>A PNG of its pixels alone; null for what is none.</summary>
    public static byte[]? Png(byte[] png)
    {
        if (!png.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return null;
        var clean = new MemoryStream();
        clean.Write(png.AsSpan(0, 8));
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = checked((int)BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at)) + 12);
            var name = System.Text.Encoding.Latin1.GetString(png, at + 4, 4);
            if (Pixels.Contains(name)) clean.Write(png.AsSpan(at, length));
            if (name == "IEND") return clean.ToArray();
            at += length;
        }

        return null;
    }

    // Of the application's parts colours alone change what is seen.
    private static bool IsNeeded(byte marker, ReadOnlySpan<byte> part) => marker switch
    {
        0xE0 => part.StartsWith("JFIF"u8),
        0xE2 => part.StartsWith("ICC_PROFILE"u8),
        0xEE => part.StartsWith("Adobe"u8),
        >= 0xE1 and <= 0xEF or 0xFE => false,
        _ => true,
    };

    private static int AfterScan(ReadOnlySpan<byte> jpeg, int at)
    {
        while (at + 1 < jpeg.Length && (jpeg[at] != 0xFF || jpeg[at + 1] is 0x00 or >= 0xD0 and <= 0xD7)) at++;
        return at;
    }
}
