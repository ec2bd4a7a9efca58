using System.Buffers.Binary;

namespace BinhYen.Intake.Media;

/// <summary>
/// Recordings in Ogg (Opus, Vorbis). The second packet holds the words about the sound; it is emptied in its place and the check sums of its
/// pages are made anew.
/// </summary>
internal static class OggCleaning
{
    // A quarter of a megabyte of words about a sound is no recording of a telephone.
    private const int MostWords = 1_000;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i << 24, (sum, _) => (sum & 0x80000000) != 0 ? sum << 1 ^ 0x04C11DB7 : sum << 1))];

    public static byte[]? Clean(byte[] original)
    {
        var copy = original.ToArray();
        List<(int From, int Length)> pages = [], words = [];
        var packet = 0;
        for (var at = 0; at < copy.Length;)
        {
            var page = copy.AsSpan(at);
            if (page.Length < 27 || !page.StartsWith("OggS"u8)) return null;
            // More than one stream, beside or behind the first, has words of its own.
            if (at > 0 && ((page[5] & 2) != 0 || !page.Slice(14, 4).SequenceEqual(copy.AsSpan(14, 4)))) return null;
            var data = at + 27 + page[26];
            foreach (var lace in copy.AsSpan(at + 27, page[26]))
            {
                if (packet == 1) words.Add((data, lace));
                data += lace;
                if (lace < 255) packet++;
            }

            if (data > copy.Length || words.Count > MostWords) return null;
            pages.Add((at, data - at));
            at = data;
        }

        if (!Empty(copy, words)) return null;
        foreach (var (from, length) in pages.Where(p => words.Exists(w => w.From >= p.From && w.From <= p.From + p.Length))) Sum(copy.AsSpan(from, length));
        return copy;
    }

    /// <summary>No vendor and no comments; what is left of the packet is filled up, as the formats allow.</summary>
    private static bool Empty(byte[] file, List<(int From, int Length)> words)
    {
        if (words.Count == 0) return false;
        var begin = file.AsSpan(words[0].From, words[0].Length);
        var kept = begin.StartsWith("OpusTags"u8) ? 8 : begin.StartsWith("\x03vorbis"u8) ? 7 : 0;
        if (kept == 0 || begin.Length < kept + 9) return false;
        begin[kept..].Clear();
        // Vorbis wants a set bit behind the words.
        if (kept == 7) begin[kept + 8] = 1;
        foreach (var (from, length) in words.Skip(1)) file.AsSpan(from, length).Clear();
        return true;
    }

    private static void Sum(Span<byte> page)
    {
        page.Slice(22, 4).Clear();
        var sum = 0u;
        foreach (var b in page) sum = sum << 8 ^ Table[sum >> 24 ^ b];
        BinaryPrimitives.WriteUInt32LittleEndian(page[22..], sum);
    }
}
