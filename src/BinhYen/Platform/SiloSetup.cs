using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using BinhYen.Platform.Settings;
using Orleans.Configuration;
using StackExchange.Redis;

namespace BinhYen.Platform;

/// <summary>
/// Starts the Orleans silo in this process: one-at-a-time order per person, pace per Official Account, timers.
/// What a grain must remember is a row, so the silo keeps no storage of its own.
/// </summary>
internal static class SiloSetup
{
    private const int MostGrainsRemembered = 10_000;

    // Below the ports that Linux lends to outgoing connections (32768 on): between the look and the start one of those would be taken now and then.
    private const int FirstOwn = 18_000;
    private const int FirstLent = 32_000;

    public static void AddSilo(this WebApplicationBuilder builder, BinhYenOptions options)
    {
        builder.Host.UseOrleans(silo =>
        {
            // Whether the silo is alive is asked of the machine's own clock, also where the product lives in another time.
            silo.Services.AddKeyedSingleton(TimeProviderNames.Membership, TimeProvider.System);
            // Room for a million grains is set aside otherwise, twenty megabytes; a commune has some hundreds at work.
            silo.Configure<GrainDirectoryOptions>(directory => directory.CacheSize = MostGrainsRemembered);
            if (options.Redis is null)
            {
                var (siloPort, gatewayPort) = (PortOrFree(options.SiloPort), PortOrFree(options.GatewayPort));
                silo.UseLocalhostClustering(siloPort, gatewayPort, new IPEndPoint(IPAddress.Loopback, siloPort));
                // A PC without a clock battery is set right minutes after it starts: a silo that joined "years ago" must not
                // declare itself dead and end the process. Nobody else could be waiting for its place.
                silo.Configure<ClusterMembershipOptions>(membership => membership.EvictWhenMaxJoinAttemptTimeExceeded = false);
            }
            else
            {
                silo.ConfigureEndpoints(PortOrFree(options.SiloPort), PortOrFree(options.GatewayPort));
                silo.UseRedisClustering(redis => redis.ConfigurationOptions = ConfigurationOptions.Parse(options.Redis));
            }
        });
    }

    private static int PortOrFree(int port)
    {
        if (port != 0) return port;
        for (var tries = 0; tries < 20; tries++)
            if (IsFree(RandomNumberGenerator.GetInt32(FirstOwn, FirstLent)) is { } own) return own;
        return IsFree(0)!.Value;
    }

    private static int? IsFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return ((IPEndPoint)probe.LocalEndPoint!).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
