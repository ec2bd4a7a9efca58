using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>
/// One answer on the page by which people join a group. It counts and names nobody: the consent that belongs to it carries the
/// words that were shown, and no name either.
/// </summary>
internal sealed class JoinAnswer
{
    /// <summary>Also the subject of the consent record.</summary>
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public GroupId GroupId { get; init; }
    public DateOnly On { get; init; }
    public bool Yes { get; init; }

    /// <summary>Whether this is the first of the household; null when not said. One household counts once (R-DT-12).</summary>
    public bool? FirstOfHousehold { get; init; }

    /// <summary>When the yes was taken back; null while it stands.</summary>
    public DateOnly? WithdrawnOn { get; set; }
}

internal sealed class JoinAnswerMapping : IEntityTypeConfiguration<JoinAnswer>
{
    public void Configure(EntityTypeBuilder<JoinAnswer> builder)
    {
        builder.ToTable("group_join_answers").HasKey(a => a.Id);
        builder.HasIndex(a => new { a.CommuneId, a.GroupId });
        builder.HasOne<ZaloGroup>().WithMany().HasForeignKey(a => a.GroupId);
    }
}
