using System.Text.Json.Nodes;
using BinhYen.Communes.ModelProfile;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>
/// What is particular about a hamlet, and where it goes its own way in announcements and campaigns (R-YC-17). Facts about
/// the place only: nothing here is about a person.
/// </summary>
internal sealed class HamletWays
{
    /// <summary>Keys a hamlet may decide for itself; everything else is the commune's.</summary>
    public static IReadOnlyList<ProfileKey> Overridable { get; } = [ProfileKeys.Outbound, ProfileKeys.CampaignForms];

    public HamletId HamletId { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>"làng nghề mộc; gần quốc lộ"; empty for nothing particular.</summary>
    public string Features { get; set; } = "";

    /// <summary>What the hamlet works on first: "trộm cắp ở bãi xe", "cháy xưởng mộc".</summary>
    public List<string> FocusTopics { get; set; } = [];

    /// <summary>Where people meet: "nhà văn hóa thôn".</summary>
    public string MeetingPlace { get; set; } = "";

    /// <summary>Values of <see cref="Overridable"/> keys that differ from the commune's, as JSON by key.</summary>
    public string OverridesJson { get; set; } = "{}";

    public StaffId ChangedBy { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The commune's profile with the hamlet's own ways put over it.</summary>
    public ProfileValues Over(ProfileValues commune) => ProfileReader.Read("địa bàn", JsonNode.Parse(OverridesJson)!.AsObject())
        .Where(pair => Overridable.Contains(pair.Key)).Aggregate(commune, (values, pair) => values.WithAny(pair.Key, pair.Value));

    /// <summary>Whether the hamlet decides a key itself.</summary>
    public bool Decides(ProfileKey key) => JsonNode.Parse(OverridesJson)!.AsObject().ContainsKey(key.Name);
}

internal sealed class HamletWaysMapping : IEntityTypeConfiguration<HamletWays>
{
    public void Configure(EntityTypeBuilder<HamletWays> builder)
    {
        builder.ToTable("hamlet_ways").HasKey(p => p.HamletId);
        builder.Property(p => p.Features).HasMaxLength(500);
        builder.Property(p => p.MeetingPlace).HasMaxLength(200);
        builder.HasOne<Hamlet>().WithOne().HasForeignKey<HamletWays>(p => p.HamletId);
        builder.HasIndex(p => p.CommuneId);
    }
}
