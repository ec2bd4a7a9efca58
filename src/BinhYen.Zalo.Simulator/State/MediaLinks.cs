using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BinhYen.Zalo.Simulator.State;

/// <summary>Makes links to this simulator that a receiver of events can really open.</summary>
internal sealed class MediaLinks(SimulatorOptions options, IServer server)
{
    public string To(StoredMedia media) => Base + "/media/" + media.Name;

    public string To(string path) => Base + path;

    private string Base => (options.PublicUrl ?? Listening ?? "http://localhost").TrimEnd('/');

    /// <summary>The first address listened on, with "every interface" written as this machine.</summary>
    private string? Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?
        .Replace("[::]", "127.0.0.1", StringComparison.Ordinal)
        .Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)
        .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//*", "//127.0.0.1", StringComparison.Ordinal);
}
