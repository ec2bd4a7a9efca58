using BinhYen.Communes;

namespace BinhYen.Groups;

/// <summary>Reads what the commune's model profile says about groups.</summary>
internal sealed class GroupProfile
{
    public Task<GroupRules> OfAsync(CommuneId commune, CancellationToken cancellationToken) => Task.FromResult(new GroupRules());
}
