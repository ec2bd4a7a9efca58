namespace BinhYen.Staff;

/// <summary>A list of work that is open for a while.</summary>
/// <param name="Label">Word in the bar.</param>
/// <param name="Href">Its page.</param>
/// <param name="Mark">Value of <c>from</c> in the addresses the list leads to.</param>
internal sealed record OpenList(string Label, string Href, string Mark);

/// <summary>Says whether a list is open for somebody: then the bar of every page leads back to it. A room above implements it.</summary>
internal interface IOpenList
{
    /// <summary>Null when nothing is left, or the list is not theirs.</summary>
    Task<OpenList?> OfAsync(CommuneId? commune, StaffRole role, CancellationToken cancellationToken);
}
