using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Staff.Setup;

/// <summary>
/// The one-time code with which the holder of a new or reset account sets password and authenticator. Somebody
/// hands it over in person and never learns the password.
/// </summary>
internal sealed class SetupCode
{
    /// <summary>How long a code waits for its holder.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    // Letters and digits that nobody mixes up when read aloud: no 0/O, 1/I/L, U/V.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTWXYZ";
    private const int Length = 16;

    public Guid AccountId { get; init; }

    /// <summary>SHA-256 of the code; 16 characters of 29 are 77 random bits.</summary>
    public required byte[] Hash { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>A new code in groups of four: "7KQM-…".</summary>
    public static string NewText() =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(4).Select(group => new string(group)));

    /// <summary>Hash of what was typed, whatever its case, spaces and dashes.</summary>
    public static byte[] HashOf(string? typed) =>
        SHA256.HashData(Encoding.ASCII.GetBytes([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]));
}

internal sealed class SetupCodeMapping : IEntityTypeConfiguration<SetupCode>
{
    public void Configure(EntityTypeBuilder<SetupCode> builder)
    {
        builder.ToTable("staff_setup_codes").HasKey(c => c.AccountId);
        builder.HasIndex(c => c.Hash).IsUnique();
        builder.HasOne<StaffMember>().WithOne().HasForeignKey<SetupCode>(c => c.AccountId);
    }
}
