using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Intake;

/// <summary>
/// One event of Zalo's webhook, durable before Zalo got its answer. The body is sealed with the key of an epoch that is
/// destroyed some time after processing; what is in the open says nothing of the person or the words. Once it is done nothing of it is
/// left but that it came: its minute is known to whoever saw it sent, or to whoever sent it in another's name.
/// </summary>
internal sealed class InboxEvent
{
    /// <summary>How often processing may fail before a person has to look.</summary>
    public const int MostAttempts = 5;

    public long Id { get; init; }

    /// <summary>Keyed hash of account and occasion: the same for every delivery of one event. Unique, kept for ever, so an old delivery cannot be replayed.</summary>
    public required byte[] EventKey { get; init; }

    /// <summary>Whose channel; the empty id for an Official Account that is not connected.</summary>
    public CommuneId CommuneId { get; init; }

    public required string AppId { get; init; }
    public required string OaId { get; init; }

    /// <summary>Zalo's name of the event: <c>user_send_text</c>. Cut at 80 characters; empty when the body had none.</summary>
    public required string EventName { get; init; }

    /// <summary>Under which key it waits for its conversation; the empty key for nobody's, and once it is done.</summary>
    public PersonKey PersonKey { get; set; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Milliseconds since 1970 by Zalo's clock; the time of receipt where Zalo's was not readable. Orders a person's events.</summary>
    public long ZaloTime { get; init; }

    public InboxState State { get; private set; }

    /// <summary>Failed tries to process it.</summary>
    public int Attempts { get; private set; }

    /// <summary>Stable code of the last failure, or why it was ignored; null for none. Never holds words of the event.</summary>
    public string? ErrorCode { get; private set; }

    /// <summary>The raw body, sealed; empty once it is done.</summary>
    public required byte[] Body { get; set; }

    /// <summary>For the product's own intake.</summary>
    public InboxEvent StartAs(InboxState state, string? errorCode = null)
    {
        (State, ErrorCode) = (state, errorCode);
        return this;
    }

    /// <summary>
    /// What it asked for is done. Saved together with what was done, and leaves nothing: the words stand where they belong, and a key beside the
    /// minute would join all that one person ever sent, and what was sent in their name.
    /// </summary>
    public void MarkProcessed()
    {
        (State, ErrorCode) = (InboxState.Processed, null);
        LeaveNothing();
    }

    /// <summary>Nothing has to be done, and nothing is left.</summary>
    /// <param name="reason">Stable code, the same whoever it is about: <c>console-test</c>.</param>
    public void MarkIgnored(string reason)
    {
        (State, ErrorCode) = (InboxState.Ignored, reason);
        LeaveNothing();
    }

    /// <summary>It cannot be read now. The sealed body stays as long as its day, for whoever looks into what was lost.</summary>
    /// <param name="reason">Stable code, the same whoever it is about: <c>unreadable</c>.</param>
    public void SetAside(string reason) => (State, ErrorCode, PersonKey) = (InboxState.Ignored, reason, default);

    private void LeaveNothing() => (PersonKey, Body) = (default, []);

    /// <summary>Processing failed. Stays pending for another try until <see cref="MostAttempts"/>.</summary>
    /// <param name="errorCode">Stable code; never words of the event.</param>
    public void MarkFailed(string errorCode)
    {
        Attempts++;
        ErrorCode = errorCode;
        if (Attempts >= MostAttempts) State = InboxState.Failed;
    }
}

/// <summary>What became of an event.</summary>
internal enum InboxState
{
    /// <summary>Waits for its conversation.</summary>
    Pending,

    /// <summary>Done.</summary>
    Processed,

    /// <summary>Nothing to do: a console test, an echo.</summary>
    Ignored,

    /// <summary>Kept for later: an event nobody has described, or an account that is not connected.</summary>
    Unknown,

    /// <summary>Tried too often; a person has to look.</summary>
    Failed,
}

internal sealed class InboxEventMapping : IEntityTypeConfiguration<InboxEvent>
{
    public void Configure(EntityTypeBuilder<InboxEvent> builder)
    {
        // ZaloWebhook.InboxWriter writes this table by hand: a new column must be added there too.
        builder.ToTable("inbox_events").HasKey(e => e.Id);
        builder.Property(e => e.EventKey).HasMaxLength(32);
        builder.Property(e => e.AppId).HasMaxLength(200);
        builder.Property(e => e.OaId).HasMaxLength(200);
        builder.Property(e => e.EventName).HasMaxLength(80);
        builder.Property(e => e.ErrorCode).HasMaxLength(80);
        builder.HasIndex(e => e.EventKey).IsUnique();
        // Only what waits: the index stays small however long the inbox grows.
        builder.HasIndex(e => new { e.PersonKey, e.ZaloTime, e.Id }).HasFilter("state = 'Pending'");
    }
}
