using System.Net;
using System.Net.Sockets;
using BinhYen.Platform.Settings;
using StackExchange.Redis;

namespace BinhYen.Platform;

/// <summary>
/// Starts the Orleans silo in this process: one-at-a-time order per person, pace per Official Account, timers.
/// What a grain must remember is a row, so the silo keeps no storage of its own.
/// </summary>
internal static class SiloSetup
{
    public static void AddSilo(this WebApplicationBuilder builder, BinhYenOptions options)
    {
        builder.Host.UseOrleans(silo =>
        {
            if (options.Redis is null)
            {
                var (siloPort, gatewayPort) = (PortOrFree(options.SiloPort), PortOrFree(options.GatewayPort));
                silo.UseLocalhostClustering(siloPort, gatewayPort, new IPEndPoint(IPAddress.Loopback, siloPort));
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
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
