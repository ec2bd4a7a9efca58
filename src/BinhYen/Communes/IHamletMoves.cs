namespace BinhYen.Communes;

/// <summary>Hamlets that become part of another, and who policed them until then.</summary>
/// <param name="Commune">Whose hamlets.</param>
/// <param name="From">Those that end.</param>
/// <param name="Into">What they become part of.</param>
/// <param name="Former">Officers and substitutes of those that end.</param>
/// <param name="Next">Officer and substitute of what they become part of.</param>
internal sealed record HamletMove(CommuneId Commune, IReadOnlySet<HamletId> From, HamletId Into, IReadOnlySet<StaffId> Former, IReadOnlySet<StaffId> Next);

/// <summary>Lets the room of cases follow when hamlets merge: the cases move, and nobody sees one they could not see before.</summary>
internal interface IHamletMoves
{
    /// <summary>Open cases by hamlet, for the person who plans, without those that are closed to somebody; hamlets without any are missing.</summary>
    Task<IReadOnlyDictionary<HamletId, int>> OpenCasesAsync(CommuneId commune, IReadOnlySet<HamletId> hamlets, CancellationToken cancellationToken);

    /// <summary>Moves the cases inside the caller's transaction; the caller saves.</summary>
    /// <returns>How many cases were moved, without those that are closed to somebody: every leader reads the number.</returns>
    Task<int> MoveAsync(HamletMove move, CancellationToken cancellationToken);
}
