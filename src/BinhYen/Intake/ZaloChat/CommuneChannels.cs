using BinhYen.Cases;

namespace BinhYen.Intake.ZaloChat;

/// <summary>The Official Account of a commune, for rooms that know nothing of Zalo.</summary>
internal sealed class CommuneChannels(ZaloAccounts accounts) : ICommuneChannel
{
    public async Task<CommuneChannel?> OfAsync(CommuneId commune, CancellationToken cancellationToken) =>
        await accounts.OfCommuneAsync(commune, cancellationToken) is { } oa
            ? new CommuneChannel($"zalo:{oa.OaId}", oa.Name, $"https://zalo.me/{oa.OaId}")
            : null;
}
