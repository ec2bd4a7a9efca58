namespace BinhYen.Zalo.Uploads;

/// <summary>
/// Finds what a picture tells besides itself: where and when it was taken, by which phone, what a program noted. A resident's photo that
/// is passed on must not carry the place of their house.
/// </summary>
internal static class PictureMetadata
{
    /// <summary>True when one of the usual marks occurs anywhere. A chance hit costs only a redrawing.</summary>
    public static bool IsPresent(ReadOnlySpan<byte> picture) =>
        picture.IndexOf("Exif\0\0"u8) >= 0
        || picture.IndexOf("http://ns.adobe.com/"u8) >= 0
        || picture.IndexOf("Photoshop 3.0"u8) >= 0
        || picture.IndexOf("eXIf"u8) >= 0
        || picture.IndexOf("tEXt"u8) >= 0
        || picture.IndexOf("iTXt"u8) >= 0
        || picture.IndexOf("zTXt"u8) >= 0
        || HasComment(picture);

    /// <summary>A jpg's comment segment, which has no mark but its place before the picture's data.</summary>
    private static bool HasComment(ReadOnlySpan<byte> picture)
    {
        var at = 2;
        while (picture.StartsWith([(byte)0xFF, (byte)0xD8]) && at + 4 <= picture.Length && picture[at] == 0xFF && picture[at + 1] != 0xDA)
        {
            if (picture[at + 1] == 0xFE)
            {
                return true;
            }

            at += 2 + System.Buffers.Binary.BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]);
        }

        return false;
    }
}
