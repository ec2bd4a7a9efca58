using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>How many people follow the account or page on a day (R-HG-58, profile <c>channel.followers</c>). A second figure of a day corrects the first.</summary>
internal sealed class FollowerFigure
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public DateOnly On { get; init; }
    public int Count { get; set; }

    /// <summary>Who counted; null when Zalo told.</summary>
    public StaffId? By { get; set; }
}

internal sealed class FollowerFigureMapping : IEntityTypeConfiguration<FollowerFigure>
{
    public void Configure(EntityTypeBuilder<FollowerFigure> builder)
    {
        builder.ToTable("follower_figures").HasKey(f => f.Id);
        builder.HasIndex(f => new { f.CommuneId, f.On }).IsUnique();
    }
}
