using System.Numerics;

namespace BinhYen.Intake.Media;

/// <summary>Films and sounds that a browser recorded. Elements that play something stay; every other one becomes <c>Void</c> and zeros of the same length.</summary>
internal static class WebMCleaning
{
    private const uint Void = 0xEC;

    // Segment, Info, Tracks, TrackEntry, Cluster.
    private static readonly uint[] Inside = [0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675];

    // Head, SeekHead, Cues; scale and duration; of a track number, UID, type, flags, codec, its private data, delays, picture, sound,
    // encodings; of a cluster its time, blocks and positions.
    private static readonly uint[] Kept =
    [
        0x1A45DFA3, 0x114D9B74, 0x1C53BB6B, 0x2AD7B1, 0x4489, 0xD7, 0x73C5, 0x83, 0xB9, 0x88, 0x55AA, 0x9C, 0x6DE7, 0x23E383, 0x55EE, 0x86, 0x63A2, 0x56AA, 0x56BB,
        0xE0, 0xE1, 0x6D80, 0xE7, 0xA3, 0xA0, 0xAB, 0xA7,
    ];

    public static byte[]? Clean(byte[] original)
    {
        var copy = original.ToArray();
        for (var at = 0; at < copy.Length;)
        {
            var idLength = BitOperations.LeadingZeroCount((uint)copy[at]) - 23;
            if (idLength is < 1 or > 4) return null;
            var id = Number(copy, at, idLength);
            var sizeLength = BitOperations.LeadingZeroCount((uint)copy[at + idLength]) - 23;
            if (sizeLength is < 1 or > 8) return null;
            var most = (1UL << 7 * sizeLength) - 1;
            var size = Number(copy, at + idLength, sizeLength) & most;
            var data = at + idLength + sizeLength;
            // Lists are walked through as one row: a stream that was never finished does not know how long they are.
            if (Inside.Contains((uint)id))
            {
                at = data;
                continue;
            }

            if (size == most || size > (ulong)(copy.Length - data)) return null;
            var end = data + (int)size;
            if (!Kept.Contains((uint)id)) Empty(copy.AsSpan(at, end - at));
            at = end;
        }

        return copy;
    }

    private static ulong Number(byte[] file, int at, int length)
    {
        var number = 0UL;
        foreach (var b in file.AsSpan(at, length)) number = number << 8 | b;
        return number;
    }

    private static void Empty(Span<byte> element)
    {
        element.Clear();
        element[0] = (byte)Void;
        var length = 1;
        while ((ulong)(element.Length - 1 - length) >= (1UL << 7 * length) - 1) length++;
        var size = (1UL << 7 * length) + (ulong)(element.Length - 1 - length);
        for (var i = length; i > 0; i--, size >>= 8) element[i] = (byte)size;
    }
}
