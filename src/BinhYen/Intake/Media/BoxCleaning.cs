using System.Buffers.Binary;

namespace BinhYen.Intake.Media;

/// <summary>
/// Films and sounds of the MP4 family (MP4, M4A, MOV, 3GP). Boxes that play something stay; every other one becomes <c>free</c> and zeros of
/// the same length, so that no position in the file moves. Times of recording and names of devices become zero.
/// </summary>
internal static class BoxCleaning
{
    private static readonly string[] AtTop = ["ftyp", "styp", "moov", "mdat", "moof", "mfra", "sidx", "wide", "pdin"];
    private static readonly string[] Inside = ["moov", "trak", "mdia", "minf", "moof", "traf", "mvex"];
    private static readonly string[] Kept =
        ["mvhd", "iods", "tkhd", "tref", "edts", "mdhd", "hdlr", "elng", "vmhd", "smhd", "hmhd", "nmhd", "gmhd", "dinf", "stbl", "mehd", "trex", "mfhd", "tfhd", "tfdt", "trun", "sbgp", "sgpd", "sdtp", .. Inside];

    // Boxes that play something lie five deep; deeper ones are made to exhaust whoever looks.
    private const int MostDepth = 8;

    public static byte[]? Clean(byte[] original)
    {
        var copy = original.ToArray();
        return Walk(copy, 0, copy.Length, depth: 0) ? copy : null;
    }

    private static bool Walk(byte[] file, int from, int until, int depth)
    {
        if (depth > MostDepth) return false;
        while (from < until)
        {
            // QuickTime ends a list with four zero bytes now and then.
            if (until - from < 8) return file.AsSpan(from, until - from).IndexOfAnyExcept((byte)0) < 0;
            if (Measure(file, from, until) is not var (head, size)) return false;
            var type = System.Text.Encoding.Latin1.GetString(file, from + 4, 4);
            if (!(depth == 0 ? AtTop : Kept).Contains(type)) Empty(file, from, head, size);
            else if (!Keep(file, type, from + head, from + size, depth)) return false;
            from += size;
        }

        return true;
    }

    private static bool Keep(byte[] file, string type, int from, int until, int depth)
    {
        if (type is "mvhd" or "tkhd" or "mdhd") ForgetTimes(file.AsSpan(from, until - from));
        // Tracks of positions and sensors hide among the pictures, where they cannot be told apart.
        if (type is "hdlr") return IsHeardOrSeen(file.AsSpan(from, until - from));
        return !Inside.Contains(type) || Walk(file, from, until, depth + 1);
    }

    private static (int Head, int Size)? Measure(byte[] file, int from, int until)
    {
        long size = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(from));
        var head = 8;
        if (size == 1 && until - from >= 16) (size, head) = (BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(from + 8)), 16);
        else if (size == 0) size = until - from;
        return size < head || size > until - from ? null : (head, (int)size);
    }

    private static void Empty(byte[] file, int from, int head, int size)
    {
        "free"u8.CopyTo(file.AsSpan(from + 4));
        file.AsSpan(from + head, size - head).Clear();
    }

    // Version 0 has two times of four bytes after version and flags, version 1 two of eight.
    private static void ForgetTimes(Span<byte> box) => box.Slice(4, box[0] == 1 ? 16 : 8).Clear();

    private static bool IsHeardOrSeen(Span<byte> box)
    {
        var what = System.Text.Encoding.Latin1.GetString(box.Slice(8, 4));
        if (box.Length > 24) box[24..].Clear();
        // "alis" and "url " are how QuickTime names the file itself.
        return what is "vide" or "soun" or "hint" or "alis" or "url ";
    }
}
