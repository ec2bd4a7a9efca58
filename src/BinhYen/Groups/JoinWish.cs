using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>
/// Somebody wrote to the Official Account that they want to be in a group. Kept only until they are invited or the week is
/// over; then its key is destroyed and the row goes.
/// </summary>
internal sealed class JoinWish
{
    /// <summary>Tells no time.</summary>
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public GroupId GroupId { get; init; }
    public RecordKeyId KeyId { get; init; }

    /// <summary>The person's chat id, sealed.</summary>
    public required SealedText Member { get; init; }

    /// <summary>Keyed hash of the chat id, so that a wish said twice is one wish.</summary>
    public required byte[] MemberTerm { get; init; }

    /// <summary>The beginning of the day on which it was said last.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>What the id is sealed for.</summary>
    public const string Purpose = "groups.join-wish";
}

internal sealed class JoinWishMapping : IEntityTypeConfiguration<JoinWish>
{
    public void Configure(EntityTypeBuilder<JoinWish> builder)
    {
        builder.ToTable("group_join_wishes").HasKey(w => w.Id);
        builder.HasIndex(w => new { w.GroupId, w.MemberTerm }).IsUnique();
        builder.HasOne<ZaloGroup>().WithMany().HasForeignKey(w => w.GroupId);
    }
}
