using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>A commune, ward or special zone whose channel this installation runs.</summary>
public sealed class Commune
{
    // Cities run by the centre since 1 July 2025; every other unit of that level is a province.
    private static readonly HashSet<string> Cities = ["Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"];

    public CommuneId Id { get; init; }

    /// <summary>Short name in addresses, lower-case without marks: <c>an-phu-khe</c>. Unique.</summary>
    public required string Slug { get; set; }

    /// <summary>Name without the kind: "An Phú Khê".</summary>
    public required string Name { get; set; }

    /// <summary>"xã", "phường" or "đặc khu".</summary>
    public required string Kind { get; set; }

    public required string Province { get; set; }

    /// <summary>Prefix of case codes, two letters A–Z: "AP".</summary>
    public required string CodePrefix { get; set; }

    /// <summary>Telephone of the duty desk as printed.</summary>
    public string DutyPhone { get; set; } = "";

    /// <summary>Telephone of the office as printed.</summary>
    public string OfficePhone { get; set; } = "";

    public string Address { get; set; } = "";

    /// <summary>Difficult area: 24 instead of 12 hours to report a crime upwards (D-05).</summary>
    public bool RemoteArea { get; set; }

    /// <summary>"tỉnh Sông Thanh", "thành phố Hà Nội".</summary>
    public string ProvinceFullName => Cities.Contains(Province) ? $"thành phố {Province}" : $"tỉnh {Province}";

    /// <summary>"xã An Phú Khê".</summary>
    public string FullName => $"{Kind} {Name}";

    /// <summary>"Công an xã An Phú Khê": the issuing unit on every message.</summary>
    public string PoliceName => $"Công an {FullName}";
}

internal sealed class CommuneMapping : IEntityTypeConfiguration<Commune>
{
    public void Configure(EntityTypeBuilder<Commune> builder)
    {
        builder.ToTable("communes").HasKey(c => c.Id);
        builder.Property(c => c.Slug).HasMaxLength(60);
        builder.HasIndex(c => c.Slug).IsUnique();
        builder.Property(c => c.Name).HasMaxLength(80);
        builder.Property(c => c.Kind).HasMaxLength(20);
        builder.Property(c => c.Province).HasMaxLength(80);
        builder.Property(c => c.CodePrefix).HasMaxLength(2);
        builder.Property(c => c.DutyPhone).HasMaxLength(30);
        builder.Property(c => c.OfficePhone).HasMaxLength(30);
        builder.Property(c => c.Address).HasMaxLength(200);
        builder.Ignore(c => c.ProvinceFullName).Ignore(c => c.FullName).Ignore(c => c.PoliceName);
    }
}
