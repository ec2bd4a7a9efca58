namespace BinhYen.Intake.ZaloWebhook;

/// <summary>
/// Writes batches of events by hand-made SQL, around EF Core: this is the one place where the product's promise "200
/// means kept" is bought per message, so it must cost as little as the disk allows.
/// </summary>
internal abstract class InboxWriter : IAsyncDisposable
{
    protected const string Columns = "event_key, commune_id, app_id, oa_id, event_name, person_key, received_at, zalo_time, state, error_code, body, attempts";

    /// <summary>Batches that may be under way at once.</summary>
    public abstract int Parallel { get; }

    /// <summary>Commits the batch durably.</summary>
    /// <returns>For each event, in order, whether it was new; false for one that was already there.</returns>
    public abstract Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<InboxEvent> batch, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
