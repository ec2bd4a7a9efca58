namespace BinhYen.Platform.Journal;

/// <summary>An entry that a journal had once, as somebody else than its database remembers it.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Hash">Its hash, which stands for all entries before it.</param>
internal sealed record RememberedEntry(long Sequence, byte[] Hash);

/// <summary>
/// Remembers outside of the database how far journals had come. A database that was put back from a backup is whole in itself: only somebody
/// who saw the lost entries can tell.
/// </summary>
internal interface IJournalMemory
{
    /// <summary>Null when nothing of the commune's journal is remembered.</summary>
    Task<RememberedEntry?> NewestAsync(CommuneId commune, CancellationToken cancellationToken);

    /// <summary>Whose journals are remembered.</summary>
    Task<IReadOnlyList<CommuneId>> CommunesAsync(CancellationToken cancellationToken);
}
