using System.Globalization;
using System.Text;
using BinhYen.Platform.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Platform.Journal;

/// <summary>
/// What stands for a stretch of a commune's journal once a day is over: the root of the tree over its entries, signed by the
/// commune. Printed, it cannot be taken back: whoever changes an entry later cannot change the paper (S-07).
/// </summary>
internal sealed class JournalCheckpoint
{
    public CommuneId CommuneId { get; init; }

    /// <summary>1, 2, 3 … within the commune.</summary>
    public int Number { get; init; }

    /// <summary>The Vietnamese day that was over when it was made.</summary>
    public DateOnly Day { get; init; }

    /// <summary>First entry; follows the last one of the checkpoint before.</summary>
    public long FirstSequence { get; init; }

    /// <summary>Last entry.</summary>
    public long LastSequence { get; init; }

    /// <summary>Root of the <see cref="MerkleTree"/> over the hashes of its entries.</summary>
    public required byte[] Root { get; init; }

    /// <summary>Ed25519 over <see cref="CheckpointMark.Signed"/>.</summary>
    public required byte[] Signature { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>As it is printed and read back.</summary>
    public CheckpointMark Mark => new(CommuneId, Number, Day, FirstSequence, LastSequence, Root, Signature);
}

/// <summary>A checkpoint as it stands on paper. Everything a check needs is in it; nothing of a resident is.</summary>
internal sealed record CheckpointMark(CommuneId CommuneId, int Number, DateOnly Day, long First, long Last, byte[] Root, byte[] Signature)
{
    private const string Heading = "BY1";
    private const int IdSize = 16;
    private const int RootSize = 32;
    private const int SignatureSize = 64;

    /// <summary>What the signature covers.</summary>
    public string Unsigned => string.Create(CultureInfo.InvariantCulture,
        $"{Heading}:{Base32.Encode(CommuneId.Value.ToByteArray(bigEndian: true))}:{Number}:{Day:yyyyMMdd}:{First}:{Last}:{Base32.Encode(Root)}");

    public byte[] Signed => Encoding.ASCII.GetBytes(Unsigned);

    /// <summary>The text of the QR code: capitals, digits and colons, which a QR code packs tightest.</summary>
    public string Text => $"{Unsigned}:{Base32.Encode(Signature)}";

    /// <summary>The beginning of the root, for eyes that compare screen and paper.</summary>
    public string Short => string.Join(' ', Base32.Encode(Root)[..16].Chunk(4).Select(four => new string(four)));

    /// <summary>Reads a printed text back; blanks and line breaks of a scanner are forgiven. Null when it is none.</summary>
    public static CheckpointMark? Parse(string? text)
    {
        var parts = new string([.. (text ?? "").Where(c => !char.IsWhiteSpace(c))]).ToUpperInvariant().Split(':');
        return parts is [Heading, var id, var number, var day, var first, var last, var root, var signature]
            && Base32.Decode(id, IdSize) is { } idBytes && Base32.Decode(root, RootSize) is { } rootBytes && Base32.Decode(signature, SignatureSize) is { } signatureBytes
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0
            && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d)
            && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var f) && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var l)
            && f > 0 && l >= f
                ? new CheckpointMark(new CommuneId(new Guid(idBytes, bigEndian: true)), n, d, f, l, rootBytes, signatureBytes)
                : null;
    }
}

/// <summary>Signs checkpoints in the name of a commune with a key that is not in the database.</summary>
internal interface IJournalSigner
{
    ValueTask<byte[]> SignAsync(CommuneId commune, byte[] data, CancellationToken cancellationToken);

    /// <summary>Whether this installation's key of the commune made the signature.</summary>
    ValueTask<bool> MadeAsync(CommuneId commune, byte[] data, byte[] signature, CancellationToken cancellationToken);

    /// <summary>The public key, 32 bytes, for checks without this installation.</summary>
    ValueTask<byte[]> PublicKeyAsync(CommuneId commune, CancellationToken cancellationToken);
}

internal sealed class JournalCheckpointMapping : IEntityTypeConfiguration<JournalCheckpoint>
{
    public void Configure(EntityTypeBuilder<JournalCheckpoint> builder)
    {
        builder.ToTable("journal_checkpoints").HasKey(c => new { c.CommuneId, c.Number });
        builder.Ignore(c => c.Mark);
        // Two nodes at midnight make one.
        builder.HasIndex(c => new { c.CommuneId, c.Day }).IsUnique();
    }
}
