namespace BinhYen.Groups;

/// <summary>
/// Whether an officer may have a hand in removing a member: not when the member complained about that officer (workflow
/// §7.10). The room of cases implements it; the answer is yes or no and names no case.
/// </summary>
internal interface IRemovalGuard
{
    /// <param name="commune">The commune.</param>
    /// <param name="oaId">The Official Account at which the member has the id.</param>
    /// <param name="memberId">The member's chat id.</param>
    /// <param name="officer">Who proposes or decides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> IsProtectedFromAsync(CommuneId commune, string oaId, string memberId, StaffId officer, CancellationToken cancellationToken);
}
