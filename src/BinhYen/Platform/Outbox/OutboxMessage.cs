using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Platform.Outbox;

/// <summary>How far a message to the outside has come.</summary>
internal enum OutboxState
{
    /// <summary>Not tried yet, or to be tried again at <see cref="OutboxMessage.NotBefore"/>.</summary>
    Waiting,

    /// <summary>Handed to the channel, answer not recorded yet. After a crash the channel's history is asked before anything is sent again.</summary>
    Sending,

    /// <summary>The channel accepted it.</summary>
    Sent,

    /// <summary>The channel does not take it now (window closed, person blocked us): it waits under the tracking code.</summary>
    Held,

    /// <summary>Given up after all tries or because the call itself was wrong; shown to the administrator.</summary>
    Failed,
}

/// <summary>
/// A message to the outside, written in the same transaction as the change that causes it. One sender per lane drains
/// it in order and at the lane's pace.
/// </summary>
internal sealed class OutboxMessage
{
    private Guid recipient;
    private SealedText payload = new([]);

    /// <summary>Version 7: the order of creation.</summary>
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Who sends it: <c>zalo:OA_ID</c>.</summary>
    public required string Lane { get; init; }

    /// <summary>Opaque reference of the recipient in the vault; empty once the message has left, for nobody needs to know any more who got it.</summary>
    public Guid Recipient
    {
        get => recipient;
        init => recipient = value;
    }

    /// <summary>The channel's id of a group of ours that reads it, instead of a person; null for a person.</summary>
    public string? Group { get; init; }

    /// <summary>What to send, as the lane's own JSON, sealed; empty once the message has left, for the seal names the key of whose record it is.</summary>
    public required SealedText Payload
    {
        get => payload;
        init => payload = value;
    }

    /// <summary>The thread message it delivers, to mark it there; null for messages outside any thread.</summary>
    public Guid? ThreadMessageId { get; init; }

    /// <summary>Emergencies overtake everything that waits.</summary>
    public bool Urgent { get; init; }

    /// <summary>The recipient is known for this one message: the vault forgets them when it has left, or cannot leave.</summary>
    public bool ForgetsRecipient { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset NotBefore { get; set; }
    public OutboxState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>Code of the last refusal, for example <c>zalo:-230</c>; null when none.</summary>
    public string? LastError { get; set; }

    /// <summary>The channel's own id of the message once sent; echoes are recognised by it.</summary>
    public string? ChannelMessageId { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The message has left and been told of: whom it went to, and what it said, are no longer written here.</summary>
    public void Empty() => (recipient, payload) = (Guid.Empty, new SealedText([]));
}

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox").HasKey(m => m.Id);
        builder.Property(m => m.Lane).HasMaxLength(60);
        builder.Property(m => m.Group).HasMaxLength(40);
        builder.Property(m => m.LastError).HasMaxLength(60);
        builder.Property(m => m.ChannelMessageId).HasMaxLength(80);
        builder.HasIndex(m => new { m.Lane, m.State, m.NotBefore });
        builder.HasIndex(m => m.ChannelMessageId);
        builder.HasIndex(m => m.ThreadMessageId);
    }
}
