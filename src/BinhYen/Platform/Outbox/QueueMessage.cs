using System.Text.Json;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;

namespace BinhYen.Platform.Outbox;

/// <summary>Where a message goes and what it belongs to.</summary>
/// <param name="CommuneId">Whose message.</param>
/// <param name="Lane">Who sends it: <c>zalo:OA_ID</c>.</param>
/// <param name="Recipient">Opaque reference of the vault.</param>
/// <param name="KeyId">Key of the record it is sealed with.</param>
/// <param name="ThreadMessageId">The thread message it delivers; null for none.</param>
/// <param name="Urgent">Overtakes what waits.</param>
internal sealed record OutboxAddress(CommuneId CommuneId, string Lane, Guid Recipient, RecordKeyId KeyId, Guid? ThreadMessageId = null, bool Urgent = false)
{
    /// <summary>The channel's id of a group of ours that shall read it, instead of a person; null for a person.</summary>
    public string? Group { get; init; }

    /// <summary>The recipient is known for this one message and forgotten after it.</summary>
    public bool ForgetsRecipient { get; init; }
}

/// <summary>Puts a message into the outbox inside the caller's transaction; the lane's sender is woken after the commit.</summary>
internal sealed class QueueMessage(SealedRecords seals, TimeProvider clock)
{
    private long lastMillisecond;

    /// <summary>Adds the row to <paramref name="db"/>; nothing leaves before the caller has saved.</summary>
    public async Task<OutboxMessage> AddAsync(BinhYenDb db, OutboxAddress to, OutboxText text, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var message = new OutboxMessage
        {
            Id = NextId(now), CommuneId = to.CommuneId, Lane = to.Lane, Recipient = to.Recipient, Group = to.Group, ThreadMessageId = to.ThreadMessageId,
            Urgent = to.Urgent, ForgetsRecipient = to.ForgetsRecipient, CreatedAt = now, NotBefore = now,
            Payload = await seals.SealAsync(to.KeyId, SealPurposes.OutboxPayload, JsonSerializer.Serialize(text), cancellationToken),
        };
        db.Add(message);
        return message;
    }

    // Lanes send by id. Ids of one millisecond have no order of their own, and a question must not overtake its receipt.
    private Guid NextId(DateTimeOffset now)
    {
        var current = now.ToUnixTimeMilliseconds();
        long last, next;
        do
        {
            last = Volatile.Read(ref lastMillisecond);
            next = Math.Max(current, last + 1);
        }
        while (Interlocked.CompareExchange(ref lastMillisecond, next, last) != last);
        return Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(next));
    }
}

/// <summary>Wakes the sender of a lane after a commit. A lost call is made good by the sender's own beat.</summary>
internal interface IOutboxBell
{
    void Ring(string lane);
}
