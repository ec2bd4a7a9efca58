using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>
/// Names the hamlet board plans as members of a group of the Official Account (profile <c>PreApprovedList</c>, R-HG-52), one
/// a line, sealed. Serves to compare with who asks to join, and nothing else.
/// </summary>
internal sealed class PlannedList
{
    public GroupId GroupId { get; init; }
    public CommuneId CommuneId { get; init; }
    public RecordKeyId KeyId { get; set; }
    public required SealedText Names { get; set; }

    /// <summary>How many names.</summary>
    public int Count { get; set; }

    /// <summary>What the names are sealed for.</summary>
    public const string Purpose = "groups.planned-members";
}

internal sealed class PlannedListMapping : IEntityTypeConfiguration<PlannedList>
{
    public void Configure(EntityTypeBuilder<PlannedList> builder)
    {
        builder.ToTable("group_planned_lists").HasKey(p => p.GroupId);
        builder.HasIndex(p => p.CommuneId);
        builder.HasOne<ZaloGroup>().WithOne().HasForeignKey<PlannedList>(p => p.GroupId);
    }
}
