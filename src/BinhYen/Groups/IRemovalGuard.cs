namespace BinhYen.Groups;

/// <summary>
/// Whether an officer may have a hand in removing members: not while a complaint about that officer stands (workflow
/// §7.10). Nobody asks about a member, so the answer cannot tell who complained. The room of cases implements it.
/// </summary>
internal interface IRemovalGuard
{
    /// <param name="commune">The commune.</param>
    /// <param name="officer">Who proposes or decides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> IsComplainedAboutAsync(CommuneId commune, StaffId officer, CancellationToken cancellationToken);

    /// <summary>The same, by what this reader may know: complaints that are closed to the reader do not count.</summary>
    /// <param name="commune">The commune.</param>
    /// <param name="officer">Who proposed.</param>
    /// <param name="reader">Who is told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> MayKnowOfComplaintAsync(CommuneId commune, StaffId officer, StaffId reader, CancellationToken cancellationToken);
}
