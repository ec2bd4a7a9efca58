using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>Why a member should leave a group. A list to choose from: free words about a person are not kept.</summary>
internal enum RemovalReason
{
    Advertising,
    FraudLink,
    FalseInformation,
    Insults,

    /// <summary>Pretends to be an officer or somebody else.</summary>
    Impersonation,

    /// <summary>Does not live or work here any more.</summary>
    MovedAway,

    /// <summary>The same person twice.</summary>
    Duplicate,
}

/// <summary>How far a proposal is.</summary>
internal enum RemovalState
{
    Waiting,
    Done,
    Refused,

    /// <summary>Nobody decided within the time; the chat id is destroyed.</summary>
    Lapsed,
}

/// <summary>
/// One officer proposes that a member leaves a group of the Official Account, another one decides. The two persons are the
/// same for every removal: so removals that are held back because of a complaint about the proposer look to the proposer
/// like any others that wait (workflow §7.10).
/// </summary>
internal sealed class RemovalProposal
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public GroupId GroupId { get; init; }
    public RecordKeyId KeyId { get; init; }

    /// <summary>The member's chat id, sealed; its key is destroyed when the proposal is decided.</summary>
    public required SealedText Member { get; init; }
    public RemovalReason Reason { get; init; }
    public StaffId ProposedBy { get; init; }
    public DateTimeOffset ProposedAt { get; init; }
    public RemovalState State { get; set; }

    /// <summary>Held back because a complaint about the proposer stood, whoever the member is. Shown to those who decide and are not concerned themselves, never to the proposer.</summary>
    public bool IsHeldBack { get; init; }
    public StaffId? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
}

/// <summary>How reasons are called.</summary>
internal static class RemovalReasons
{
    public static string InWords(this RemovalReason reason) => reason switch
    {
        RemovalReason.Advertising => "Quảng cáo, rao bán",
        RemovalReason.FraudLink => "Đăng liên kết lừa đảo",
        RemovalReason.FalseInformation => "Đăng tin sai sự thật sau khi đã nhắc",
        RemovalReason.Insults => "Xúc phạm người khác sau khi đã nhắc",
        RemovalReason.Impersonation => "Mạo danh cán bộ hoặc người khác",
        RemovalReason.MovedAway => "Không còn ở, làm việc tại địa bàn",
        RemovalReason.Duplicate => "Một người hai tài khoản",
    };
}

internal sealed class RemovalProposalMapping : IEntityTypeConfiguration<RemovalProposal>
{
    public void Configure(EntityTypeBuilder<RemovalProposal> builder)
    {
        builder.ToTable("group_removals").HasKey(r => r.Id);
        builder.HasIndex(r => new { r.CommuneId, r.GroupId, r.State });
        builder.HasOne<ZaloGroup>().WithMany().HasForeignKey(r => r.GroupId);
    }
}
