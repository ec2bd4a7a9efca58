using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>What a commune prints on all its notices beside what the profile says.</summary>
internal sealed class NoticeSettings
{
    public const int LongestAddress = 200;

    public CommuneId CommuneId { get; init; }

    /// <summary>Page with guidance on procedures, a full https address; null while the commune has none.</summary>
    public string? ProceduresAddress { get; set; }
}

internal sealed class NoticeSettingsMapping : IEntityTypeConfiguration<NoticeSettings>
{
    public void Configure(EntityTypeBuilder<NoticeSettings> builder)
    {
        builder.ToTable("notice_settings").HasKey(s => s.CommuneId);
        builder.Property(s => s.ProceduresAddress).HasMaxLength(NoticeSettings.LongestAddress);
    }
}
