using BinhYen.Conversations;
using BinhYen.Zalo;

namespace BinhYen.Intake.ZaloChat;

/// <summary>The client of the Official Account behind a lane.</summary>
internal sealed class ZaloLanes(ZaloClients clients) : IZaloLanes
{
    private const string Prefix = "zalo:";

    public async ValueTask<ZaloClient?> ClientOfAsync(string lane, CancellationToken cancellationToken) =>
        lane.StartsWith(Prefix, StringComparison.Ordinal) && ZaloOaId.TryParse(lane[Prefix.Length..], out var oa)
            ? await clients.OfAsync(oa, cancellationToken)
            : null;
}
