using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Staff.ApiKeys;

/// <summary>
/// A key with which another system speaks to the API. Only its hash is kept: a key is 256 random bits, so a plain
/// SHA-256 cannot be guessed back.
/// </summary>
internal sealed class ApiKey
{
    /// <summary>What every key begins with, so that a leaked one is recognised in a file or a log.</summary>
    public const string Mark = "by_";

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>What it is for, in the administrator's words.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the whole key. Unique.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>First characters, to tell keys apart on a list.</summary>
    public required string Beginning { get; init; }

    /// <summary>Members of <see cref="ApiScope"/>.</summary>
    public List<string> Scopes { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public StaffId CreatedBy { get; init; }

    /// <summary>Who looks after it: its maker, until the maker hands over.</summary>
    public StaffId KeptBy { get; set; }

    /// <summary>Last use, to the minute; null before the first.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>When it was taken back; null while it works.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Makes a key from its secret text, which the caller shows once and forgets.</summary>
    public static ApiKey Of(string secret, CommuneId commune, string name, IEnumerable<string> scopes, StaffId by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), CommuneId = commune, Name = name, Hash = HashOf(secret), Beginning = secret[..8],
        Scopes = [.. scopes], CreatedAt = now, CreatedBy = by, KeptBy = by,
    };

    public static string NewSecret() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys").HasKey(k => k.Id);
        builder.Property(k => k.Name).HasMaxLength(80);
        builder.Property(k => k.Beginning).HasMaxLength(8);
        builder.HasIndex(k => k.Hash).IsUnique();
        builder.HasIndex(k => new { k.CommuneId, k.CreatedAt });
    }
}
