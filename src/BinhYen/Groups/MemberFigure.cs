using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>
/// How many people a group had on a day. A figure has a date and somebody who answers for it; a group without a figure
/// has none, which is not zero (C-08).
/// </summary>
internal sealed class MemberFigure
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public GroupId GroupId { get; init; }

    /// <summary>The day it was counted.</summary>
    public DateOnly Date { get; init; }
    public int Members { get; set; }

    /// <summary>Households with at least one member; several members of one household count once (R-DT-12). Null when not counted.</summary>
    public int? Households { get; set; }

    /// <summary>Who counted; null when Zalo told the number.</summary>
    public StaffId? By { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class MemberFigureMapping : IEntityTypeConfiguration<MemberFigure>
{
    public void Configure(EntityTypeBuilder<MemberFigure> builder)
    {
        builder.ToTable("group_figures").HasKey(f => f.Id);
        // One figure a day: a second one of the same day corrects the first.
        builder.HasIndex(f => new { f.GroupId, f.Date }).IsUnique();
        builder.HasIndex(f => new { f.CommuneId, f.Date });
        builder.HasOne<ZaloGroup>().WithMany().HasForeignKey(f => f.GroupId);
    }
}
