using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>
/// One version of a commune's model profile. A change adds a version with its date and its basis document; rows are never
/// rewritten, and a case remembers the version it was opened under.
/// </summary>
internal sealed class CommuneSettings
{
    private ProfileValues? values;

    public CommuneId CommuneId { get; init; }

    /// <summary>1, 2, 3 … within the commune. A withdrawn version keeps its number.</summary>
    public int Version { get; init; }

    /// <summary>From when it applies. A later instant takes effect by itself.</summary>
    public DateTimeOffset EffectiveFrom { get; init; }

    /// <summary>The document that ordered it; null for the first version of a commune that has no paper yet.</summary>
    public BasisDocument? Basis { get; init; }

    /// <summary>Who put it in force; null for the demo and the first set-up.</summary>
    public StaffId? DecidedBy { get; init; }

    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>When it was taken back before it applied; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>The values as <see cref="ProfileValues.ToJson"/> wrote them.</summary>
    public required string Json { get; init; }

    public ProfileValues Values => values ??= ProfileValues.FromJson(Json);
}

/// <summary>Changes being prepared; at most one per commune. Nothing in it applies before it is put in force as a version.</summary>
internal sealed class ModelDraft
{
    public CommuneId CommuneId { get; init; }

    /// <summary>The version it was begun on. When another one is the newest by now, the draft is out of date.</summary>
    public int BaseVersion { get; init; }

    public required string Json { get; set; }
    public StaffId ChangedBy { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    public ProfileValues Values => ProfileValues.FromJson(Json);
}

internal sealed class CommuneSettingsMapping : IEntityTypeConfiguration<CommuneSettings>
{
    public void Configure(EntityTypeBuilder<CommuneSettings> builder)
    {
        builder.ToTable("commune_settings").HasKey(s => new { s.CommuneId, s.Version });
        builder.OwnsOne(s => s.Basis, basis => basis.HasLengths());
        builder.Ignore(s => s.Values);
    }
}

internal sealed class ModelDraftMapping : IEntityTypeConfiguration<ModelDraft>
{
    public void Configure(EntityTypeBuilder<ModelDraft> builder)
    {
        builder.ToTable("model_drafts").HasKey(d => d.CommuneId);
        builder.Ignore(d => d.Values);
    }
}
