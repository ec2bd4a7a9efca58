using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>
/// A paper that hangs in public: poster, leaflet, table card and desk sign of one group, hamlet or place (R-HG-57). The row says
/// who answers for it and until when it is true; the sheets are drawn anew whenever somebody prints.
/// </summary>
internal sealed class PublicNotice
{
    public const int CodeLength = 8;

    // Without letters that are read as digits, as in every code of the product.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Printed on every sheet; whoever doubts the paper asks for it under "Có thật không?". 40 random bits.</summary>
    public required string CheckCode { get; init; }

    /// <summary>The group people join by it; null for papers that only tell how to report.</summary>
    public GroupId? GroupId { get; init; }

    /// <summary>The hamlet it is for; null for papers of the whole commune.</summary>
    public HamletId? HamletId { get; init; }

    /// <summary>What the heading calls it: "thôn Đông Khê", "Nhà văn hóa thôn Đông Khê", "xã An Phú Khê".</summary>
    public required string Place { get; init; }
    public DateOnly IssuedOn { get; init; }
    public StaffId IssuedBy { get; init; }

    /// <summary>From this day its codes must not hang any more; null while it is true.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    /// <summary>Why, for whoever scans an old paper; empty while it is true.</summary>
    public string WithdrawnBecause { get; private set; } = "";

    public bool IsTrue => WithdrawnOn is null;

    /// <summary>The code in two groups, as printed.</summary>
    public string PrintedCode => CheckCode.Insert(CodeLength / 2, "-");

    public static string NewCode() => RandomNumberGenerator.GetString(Alphabet, CodeLength);

    /// <summary>Takes it out of circulation; a second time changes nothing.</summary>
    public void Withdraw(DateOnly on, string because)
    {
        if (IsTrue) (WithdrawnOn, WithdrawnBecause) = (on, because);
    }
}

internal sealed class PublicNoticeMapping : IEntityTypeConfiguration<PublicNotice>
{
    public void Configure(EntityTypeBuilder<PublicNotice> builder)
    {
        builder.ToTable("public_notices").HasKey(n => n.Id);
        builder.Property(n => n.CheckCode).HasMaxLength(PublicNotice.CodeLength);
        builder.Property(n => n.Place).HasMaxLength(160);
        builder.Property(n => n.WithdrawnBecause).HasMaxLength(200);
        builder.HasIndex(n => n.CheckCode).IsUnique();
        builder.HasIndex(n => new { n.CommuneId, n.GroupId });
    }
}
