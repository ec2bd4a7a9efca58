using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>
/// The values of a commune's model profile that the running product reads, one version after the other. A change adds
/// a version with its date and basis; a case remembers the version it was opened under.
/// </summary>
internal sealed class CommuneSettings
{
    public CommuneId CommuneId { get; init; }

    /// <summary>1, 2, 3 … within the commune.</summary>
    public int Version { get; init; }

    public DateTimeOffset EffectiveFrom { get; init; }

    /// <summary>Number of the document that ordered the change; empty for the first.</summary>
    public string Basis { get; init; } = "";

    /// <summary>The values as JSON of <see cref="ProfileValues"/>.</summary>
    public required string Json { get; init; }

    public ProfileValues Values => JsonSerializer.Deserialize<ProfileValues>(Json)!;
}

/// <summary>Typed values of the profile. Times carry their unit in the type; the defaults are the products' own.</summary>
internal sealed record ProfileValues
{
    /// <summary>Preset the commune started from: <c>yen-cuong</c> … (key <c>model.preset</c>).</summary>
    public string Preset { get; init; } = "default";

    /// <summary><c>model.name</c>: official name, unchanged on screens, papers and messages (R-YC-04).</summary>
    public string ModelName { get; init; } = "Zalo an ninh trật tự";

    /// <summary><c>org.unitTerm</c>: what a hamlet is called here.</summary>
    public string UnitTerm { get; init; } = "thôn";

    /// <summary><c>group.tiering</c> is two-tier: those who tell and those who verify are kept apart, and only handlers read (R-TT-36, C-04).</summary>
    public bool TwoTier { get; init; }

    /// <summary><c>intake.bundleWindow</c>: messages of one resident within this time become one report.</summary>
    public TimeSpan BundleWindow { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary><c>emergency.numbers</c>: numbers with what they are for, in the order shown.</summary>
    public IReadOnlyList<EmergencyNumber> EmergencyNumbers { get; init; } =
        [new("113", "Công an"), new("114", "Chữa cháy, cứu nạn"), new("115", "Cấp cứu y tế"), new("112", "Tìm kiếm cứu nạn"), new("111", "Bảo vệ trẻ em")];

    /// <summary><c>group.sensitiveChannel</c>: where sensitive reports go. The private entry is always offered, whatever stands here (C-03).</summary>
    public string SensitiveChannel { get; init; } = "private-only";

    /// <summary>Where reports about the chief go (workflow §7.3): name and address outside the commune.</summary>
    public string OutsideAddress { get; init; } = "Thanh tra Công an tỉnh";
}

/// <param name="Number">Digits to dial.</param>
/// <param name="Label">What it is for.</param>
public sealed record EmergencyNumber(string Number, string Label);

internal sealed class CommuneSettingsMapping : IEntityTypeConfiguration<CommuneSettings>
{
    public void Configure(EntityTypeBuilder<CommuneSettings> builder)
    {
        builder.ToTable("commune_settings").HasKey(s => new { s.CommuneId, s.Version });
        builder.Property(s => s.Basis).HasMaxLength(200);
        builder.Ignore(s => s.Values);
    }
}
