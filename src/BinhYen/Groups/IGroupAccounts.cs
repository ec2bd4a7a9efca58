using BinhYen.Zalo;

namespace BinhYen.Groups;

/// <summary>The way to the commune's Official Account. The room that connects accounts implements it.</summary>
internal interface IGroupAccounts
{
    /// <summary>The client of the commune's account; null when none is connected.</summary>
    Task<ZaloClient?> OfAsync(CommuneId commune, CancellationToken cancellationToken);
}
