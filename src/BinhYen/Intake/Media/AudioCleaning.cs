using System.Buffers.Binary;

namespace BinhYen.Intake.Media;

/// <summary>Sounds without a container of boxes: what tags stand before and after the frames is cut off.</summary>
internal static class AudioCleaning
{
    /// <summary>MP3 and AAC: ID3 at the head, ID3 and APE at the end.</summary>
    public static byte[]? Frames(byte[] original)
    {
        var rest = original.AsSpan();
        while (rest.StartsWith("ID3"u8))
        {
            if (rest.Length < 10 || TagLength(rest) is var length && length > rest.Length) return null;
            rest = rest[length..];
        }

        rest = rest.TrimStart((byte)0);
        if (rest.Length >= 128 && rest[^128..].StartsWith("TAG"u8)) rest = rest[..^128];
        if (rest.Length >= 227 && rest[^227..].StartsWith("TAG+"u8)) rest = rest[..^227];
        if (rest.Length >= 32 && rest[^32..].StartsWith("APETAGEX"u8)) rest = WithoutApe(rest);
        // Other tags at the end are rare, and one that is overlooked says who recorded it.
        if (rest.IndexOf("APETAGEX"u8) >= 0 || rest.IndexOf("LYRICSBEGIN"u8) >= 0 || rest.Length >= 10 && rest[^10..].StartsWith("3DI"u8)) return null;
        return rest is [0xFF, >= 0xE0, ..] ? rest.ToArray() : null;
    }

    /// <summary>WAV: format and samples are copied, lists of words and everything else are left out.</summary>
    public static byte[]? Wave(byte[] original)
    {
        var clean = new MemoryStream();
        clean.Write(original.AsSpan(0, 12));
        for (var at = 12; at + 8 <= original.Length;)
        {
            // A recorder that was switched off leaves a length that reaches beyond the end.
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(original.AsSpan(at + 4)), original.Length - at - 8);
            var padded = Math.Min(length + (length & 1), original.Length - at - 8);
            if (original.AsSpan(at, 4) is var name && (name.SequenceEqual("fmt "u8) || name.SequenceEqual("fact"u8) || name.SequenceEqual("data"u8)))
                clean.Write(original.AsSpan(at, 8 + padded));
            at += 8 + padded;
        }

        var copy = clean.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(4), (uint)(copy.Length - 8));
        return copy;
    }

    // Four times seven bits, and ten bytes more where a copy of the head stands at the end.
    private static int TagLength(ReadOnlySpan<byte> tag) =>
        10 + ((tag[6] & 0x7F) << 21 | (tag[7] & 0x7F) << 14 | (tag[8] & 0x7F) << 7 | tag[9] & 0x7F) + ((tag[5] & 0x10) != 0 ? 10 : 0);

    private static Span<byte> WithoutApe(Span<byte> sound)
    {
        var (size, flags) = (BinaryPrimitives.ReadUInt32LittleEndian(sound[^20..]), BinaryPrimitives.ReadUInt32LittleEndian(sound[^12..]));
        var whole = size + ((flags & 0x80000000) != 0 ? 32L : 0L);
        return whole > sound.Length ? [] : sound[..^(int)whole];
    }
}
