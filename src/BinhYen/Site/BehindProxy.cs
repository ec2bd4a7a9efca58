using System.Net;
using BinhYen.Platform.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace BinhYen.Site;

/// <summary>
/// Takes the caller's address and the scheme from the proxy in front, and from nobody else. Without it everybody behind the
/// proxy would share one address, and the pace that slows a guesser down would slow the whole commune.
/// </summary>
internal static class BehindProxy
{
    /// <summary>
    /// Reads <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> from right to left as long as the sender is trusted: this machine, and
    /// what <see cref="BinhYenOptions.TrustedProxies"/> names. A caller who writes such a header himself gains nothing.
    /// </summary>
    /// <exception cref="FormatException">An entry of the setting is neither an address nor a network.</exception>
    public static void UseProxies(this WebApplication app, BinhYenOptions options)
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        foreach (var proxy in options.TrustedProxies)
        {
            if (IPAddress.TryParse(proxy, out var address)) forwarded.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network)) forwarded.KnownIPNetworks.Add(network);
            else throw new FormatException($"BinhYen__TrustedProxies: “{proxy}” không phải địa chỉ IP hay dải mạng, ví dụ 10.0.0.5 hoặc 10.0.0.0/24.");
        }

        app.UseForwardedHeaders(forwarded);
    }
}
