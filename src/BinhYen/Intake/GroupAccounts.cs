using BinhYen.Groups;
using BinhYen.Zalo;

namespace BinhYen.Intake;

/// <summary>Gives the groups the commune's connected account.</summary>
internal sealed class GroupAccounts(ZaloClients clients) : IGroupAccounts
{
    public Task<ZaloClient?> OfAsync(CommuneId commune, CancellationToken cancellationToken) => clients.OfCommuneAsync(commune, cancellationToken);
}
