using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BinhYen.Platform.Journal;

/// <summary>
/// The hash that links entries. Every field is preceded by its length, so that no two different entries share one
/// sequence of bytes.
/// </summary>
internal static class JournalHash
{
    public static byte[] Start => new byte[SHA256.HashSizeInBytes];

    public static byte[] Of(CommuneId commune, long sequence, DateTimeOffset at, string fact, string subject, string actor, string details, byte[] previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[16];
        hash.AppendData("binhyen.journal.v1"u8);
        commune.Value.TryWriteBytes(numbers);
        hash.AppendData(numbers);
        BinaryPrimitives.WriteInt64BigEndian(numbers, sequence);
        // Microseconds: what both databases keep.
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        hash.AppendData(numbers);
        foreach (var field in (ReadOnlySpan<string>)[fact, subject, actor, details]) AppendField(hash, field);
        hash.AppendData(previous);
        return hash.GetHashAndReset();
    }

    public static byte[] Of(JournalEntry e) =>
        Of(e.CommuneId, e.Sequence, e.At, e.Fact, e.Subject, e.Actor, e.Details, e.PreviousHash);

    private static void AppendField(IncrementalHash hash, string field)
    {
        var bytes = Encoding.UTF8.GetBytes(field);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
