namespace BinhYen.Zalo.Simulator.Webhooks;

/// <summary>One event on its way to the receiver. Body and signature stay the same through all tries.</summary>
internal sealed class Delivery
{
    public required long Number { get; init; }

    public required string EventName { get; init; }

    /// <summary>Resident or group the event is about; events of one subject are delivered in order.</summary>
    public required string Subject { get; init; }

    /// <summary>The message it reports; null for other events.</summary>
    public required string? MessageId { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>Header <c>X-ZEvent-Signature</c>; null when it is sent unsigned.</summary>
    public required string? Signature { get; init; }

    /// <summary>Header <c>X-ZEvent-Server</c>: the OA platform or the template platform.</summary>
    public required string Server { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DeliveryStatus Status { get; set; } = DeliveryStatus.Queued;

    /// <summary>When it is tried next; null when it is not waiting.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How often it was tried again after the first time; header <c>num_retry</c>.</summary>
    public int Retries { get; set; }

    /// <summary>Oldest first. Replaced as a whole, because pages read it while the post office works.</summary>
    public IReadOnlyList<DeliveryTry> Tries { get; set; } = [];
}

/// <param name="At">When it was tried.</param>
/// <param name="HttpStatus">The receiver's answer; null when none came.</param>
/// <param name="Problem">Why there was no answer; null when there was one.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record DeliveryTry(DateTimeOffset At, int? HttpStatus, string? Problem, long Milliseconds);

internal enum DeliveryStatus
{
    /// <summary>In line for its first try.</summary>
    Queued,

    /// <summary>Held back by a switch (late, out of order).</summary>
    Held,

    /// <summary>Failed; will be tried again.</summary>
    WaitingForRetry,

    /// <summary>The receiver answered 200.</summary>
    Delivered,

    /// <summary>Failed for good.</summary>
    GivenUp,

    /// <summary>Not sent: no webhook address, or the platform has switched the webhook off.</summary>
    NotSent,
}
