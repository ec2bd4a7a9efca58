namespace BinhYen.Platform.Journal;

/// <summary>
/// Compares what a journal says was received with what is stored. A room that promises to lose nothing registers one: the chain
/// alone cannot see that a record beside it disappeared.
/// </summary>
internal interface IJournalWitness
{
    /// <summary>What is missing or altered beside an untouched chain.</summary>
    Task<IReadOnlyList<JournalFault>> FaultsAsync(CommuneId commune, CancellationToken cancellationToken);
}
