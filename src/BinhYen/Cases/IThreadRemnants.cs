namespace BinhYen.Cases;

/// <summary>What lies of a thread outside this room: files, raw messages of the channel. The room that keeps them destroys them.</summary>
internal interface IThreadRemnants
{
    /// <summary>Marks everything as erased in the caller's context, which saves; the returned act destroys keys and bytes afterwards.</summary>
    Task<Func<CancellationToken, Task>> EraseAsync(IReadOnlyCollection<ReportThread> threads, string reason, CancellationToken cancellationToken);

    /// <summary>Does again what a power cut may have left undone between the save and the destruction. Harmless twice.</summary>
    Task FinishAsync(string reason, CancellationToken cancellationToken);
}
