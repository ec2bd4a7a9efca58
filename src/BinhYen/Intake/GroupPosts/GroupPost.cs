using BinhYen.Cases;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Intake.GroupPosts;

/// <summary>Where a post stands.</summary>
internal enum GroupPostState
{
    /// <summary>The platform delivered it and it looks like a report: an officer looks.</summary>
    Delivered,

    /// <summary>Taken private or answered: the moderator has something to do.</summary>
    ToModerate,

    /// <summary>The moderator has done it.</summary>
    Done,

    /// <summary>An officer found that nothing is to be done.</summary>
    Dismissed,
}

/// <summary>
/// A post in a group that is really a report, as far as somebody has to do something about it (R-DT-37, R-TL-13). Holds
/// the words, sealed, only until an officer decided; never who posted in readable form.
/// </summary>
internal sealed class GroupPost
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public GroupPostKind Kind { get; set; }
    public GroupPostState State { get; set; }

    /// <summary>Which group, as the officer calls it or Zalo numbers it.</summary>
    public required string Group { get; init; }

    /// <summary>Zalo's id of the group, where the platform delivered the post; null where an officer pasted it.</summary>
    public string? ZaloGroup { get; init; }

    /// <summary>Sender of our messages: <c>zalo:OA_ID</c>; null where an officer pasted the post.</summary>
    public string? Lane { get; init; }

    /// <summary>The vault's reference to who posted; null where an officer pasted the post, and once decided.</summary>
    public Guid? Sender { get; set; }

    /// <summary>Key of the words.</summary>
    public RecordKeyId? KeyId { get; init; }

    /// <summary>The sealed words of a delivered post; null once decided and for pasted ones.</summary>
    public SealedText? Words { get; set; }

    /// <summary>The private case; null for kinds that open none and while nobody has decided.</summary>
    public CaseId? CaseId { get; set; }
    public StaffId? NotedBy { get; set; }
    public DateTimeOffset NotedAt { get; init; }

    /// <summary>Who moderates: never an officer whom the post concerns.</summary>
    public StaffId? Moderator { get; set; }

    /// <summary>When the moderator, and after that a leader, is reminded.</summary>
    public DateTimeOffset RemindAt { get; set; }

    /// <summary>How often somebody was reminded; the second time it goes to a leader.</summary>
    public int Reminders { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public StaffId? DoneBy { get; set; }
}

internal sealed class GroupPostMapping : IEntityTypeConfiguration<GroupPost>
{
    public void Configure(EntityTypeBuilder<GroupPost> builder)
    {
        builder.ToTable("group_posts").HasKey(p => p.Id);
        builder.Property(p => p.Group).HasMaxLength(120);
        builder.Property(p => p.ZaloGroup).HasMaxLength(40);
        builder.Property(p => p.Lane).HasMaxLength(60);
        builder.HasIndex(p => new { p.CommuneId, p.State, p.NotedAt });
        builder.HasIndex(p => new { p.State, p.RemindAt });
    }
}
