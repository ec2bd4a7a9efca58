using BinhYen.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Intake.Counter;

/// <summary>
/// A to-do for the moderator: the post in the group that became a private case must be hidden (R-DT-37, R-TL-13). Holds
/// neither the words nor who posted; the moderator finds the post by group and time.
/// </summary>
internal sealed class PostToHide
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public CaseId CaseId { get; init; }

    /// <summary>Which group, as the officer calls it.</summary>
    public required string Group { get; init; }
    public required StaffId NotedBy { get; init; }
    public DateTimeOffset NotedAt { get; init; }

    /// <summary>When somebody said that the post is hidden; null before.</summary>
    public DateTimeOffset? HiddenAt { get; set; }
    public StaffId? HiddenBy { get; set; }
}

internal sealed class PostToHideMapping : IEntityTypeConfiguration<PostToHide>
{
    public void Configure(EntityTypeBuilder<PostToHide> builder)
    {
        builder.ToTable("posts_to_hide").HasKey(p => p.Id);
        builder.Property(p => p.Group).HasMaxLength(120);
        builder.HasIndex(p => new { p.CommuneId, p.HiddenAt, p.NotedAt });
    }
}
